package dev.spoor.live.objects;

import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.objects.dwarf.source.SourceFrame;
import dev.spoor.objects.dwarf.source.SourceLocations;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.testkit.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Functions, inlined calls and lines of addresses as lines: the address, then a linkage name and a
/// line number for each call, the innermost first. By us, by addr2line and by what takes its
/// options.
final class FramesOfAddresses {
  private FramesOfAddresses() {}

  /// {@return the addresses of all rows of the line tables}
  static List<Long> rows(DebugInfo info) {
    SequencedSet<Long> found = new LinkedHashSet<>();
    for (var unit : info.units()) {
      LineProgram.of(unit)
          .ifPresent(lines ->
              lines.table().rows().stream()
                  .filter(row -> !row.endsSequence())
                  .forEach(row -> found.add(row.address().value())));
    }
    return List.copyOf(found);
  }

  /// {@return those of the addresses that are in a function}
  static List<Long> inFunctions(List<Long> addresses, SourceLocations locations) {
    return addresses.stream()
        .filter(address -> hasFunction(locations.at(FileAddress.of(address))))
        .toList();
  }

  private static boolean hasFunction(List<SourceFrame> frames) {
    return !frames.isEmpty() && frames.getFirst().function().isPresent();
  }

  static List<String> ours(SourceLocations locations, List<Long> addresses) {
    return addresses.stream()
        .map(address -> {
          var text = new StringBuilder(Long.toHexString(address));
          for (var frame : locations.at(FileAddress.of(address))) {
            var function = frame.function().orElseThrow();
            text.append(' ')
                .append(function.linkageName().orElseGet(() -> simpleName(function)))
                .append(' ')
                .append(frame.line().map(line -> place(line.toString())).orElse("?"));
          }
          return text.toString();
        })
        .toList();
  }

  private static String simpleName(Function function) {
    return function.die().origins().stream()
        .flatMap(die -> die.name().stream())
        .findFirst()
        .orElse("??");
  }

  /// In DWARF 5 binutils takes file 1 for file 0 here and there, so files are compared with readelf
  /// and here lines.
  private static String place(String place) {
    return place.substring(place.lastIndexOf(':') + 1).replace("?", "0");
  }

  /// {@return what such a program says}
  ///
  /// @param program `addr2line`, `llvm-addr2line`
  static List<String> of(String program, Path path, List<Long> addresses) {
    if (addresses.isEmpty()) {
      return List.of();
    }
    var asked = addresses.stream().map(Long::toHexString).toList();
    var command = List.of(program, "-a", "-i", "-f", "-e", path.toString());
    var answer =
        Shell.run(command, String.join("\n", asked) + "\n", Map.of())
            .orFail()
            .stdout()
            .replaceAll(" \\(discriminator \\d+\\)", "");
    var found = new ArrayList<String>();
    var lines = answer.split("\n", -1);
    for (var i = 0; i < lines.length - 1; i++) {
      if (lines[i].startsWith("0x")) {
        found.add(Long.toHexString(Long.decode(lines[i])));
      } else {
        found.add(found.removeLast() + " " + lines[i] + " " + place(lines[++i]));
      }
    }
    return found;
  }

  /// {@return a copy that has no table of symbols, from which addr2line takes names rather than
  /// from DWARF}
  ///
  /// @param directory where the copy is put
  static Path withoutSymbols(Path program, Path directory) {
    var copy = directory.resolve(program.getFileName() + ".without_symbols");
    Shell.run(
            "objcopy",
            "--strip-all",
            "--keep-section=.debug_*",
            program.toString(),
            copy.toString())
        .orFail();
    return copy;
  }
}
