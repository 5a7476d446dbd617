package dev.spoor.symbolic;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.objects.dwarf.source.Declaration;
import dev.spoor.objects.elf.FileAddress;
import java.util.Optional;
import java.util.OptionalInt;

/// Where a variable is that is always at the same place, and where it is declared.
///
/// @param address as the file has it
/// @param name with its scopes
/// @param file the source file, if it is known
/// @param line the line in it, if it is known
public record DataPlace(FileAddress address, String name, Optional<String> file, OptionalInt line) {
  static DataPlace of(FileAddress address, Declaration variable) {
    var die = variable.die();
    for (var origin : die.origins()) {
      var line = origin.unsigned(AttributeName.DECL_LINE);
      if (line.isPresent()) {
        return new DataPlace(
            address, variable.name(), fileOf(origin), OptionalInt.of(line.get().intValue()));
      }
    }
    return new DataPlace(address, variable.name(), Optional.empty(), OptionalInt.empty());
  }

  private static Optional<String> fileOf(Die die) {
    var number = die.unsigned(AttributeName.DECL_FILE);
    return number.isEmpty()
        ? Optional.empty()
        : LineProgram.of(die.unit())
            .flatMap(program -> program.file(Math.clamp(number.get(), 0, Integer.MAX_VALUE)))
            .map(file -> file.path());
  }
}
