package dev.spoor.repl.names;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.repl.source.SourceNames;
import java.util.Comparator;
import java.util.OptionalInt;

/// Something that a source file declares.
///
/// @param file as users see it
/// @param line where in it, if it is known: the language's own types are declared nowhere
/// @param name by which it is looked for
/// @param text as the language declares it, with its `;`
record Declared(String file, OptionalInt line, String name, String text) {
  /// By file, then by name.
  static final Comparator<Declared> ORDER =
      Comparator.comparing(Declared::file)
          .thenComparing(Declared::name)
          .thenComparingInt(each -> each.line().orElse(0))
          .thenComparing(Declared::text);

  /// {@return what an entry declares}
  static Declared of(Die die, String name, String text) {
    var line =
        die.origins().stream()
            .flatMap(origin -> origin.unsigned(AttributeName.DECL_LINE).stream())
            .mapToInt(Long::intValue)
            .findFirst();
    var file =
        die.origins().stream()
            .filter(origin -> origin.has(AttributeName.DECL_FILE))
            .findFirst()
            .map(Declared::fileOf)
            .orElse(die.unit().name().orElse(""));
    return new Declared(file, line, name, text);
  }

  private static String fileOf(Die die) {
    var number = die.unsigned(AttributeName.DECL_FILE);
    return number
        .flatMap(value ->
            LineProgram.of(die.unit())
                .flatMap(program -> program.file(Math.clamp(value, 0, Integer.MAX_VALUE))))
        .map(file -> SourceNames.shown(die.unit(), file.path()))
        .orElse(die.unit().name().orElse(""));
  }
}
