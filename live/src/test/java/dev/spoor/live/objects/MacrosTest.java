package dev.spoor.live.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.dwarf.macro.Macro;
import dev.spoor.objects.dwarf.macro.MacroEntry;
import dev.spoor.objects.dwarf.macro.Macros;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Macros of compiled programs, as readelf(1) and gdb(1) tell them.
@Tag("live")
class MacrosTest {
  private static final Pattern READELF =
      Pattern.compile("DW_MAC\\w+_(define|undef)\\w* - lineno ?: (\\d+) macro ?: (.*?) *");
  private static final Pattern GDB = Pattern.compile("(?:#define |-D)(\\w+)(\\(.*?\\))?=?(.*)");

  /// Lines of the program with code: gdb takes the next such line of any other.
  private static final List<Integer> LINES = List.of(10, 11, 14, 16);

  static Stream<List<String>> flags() {
    return Stream.of(
        List.of("-g3", "-gdwarf-5"),
        List.of("-g3", "-gdwarf-5", "-gdwarf64"),
        List.of("-g3", "-gdwarf-4"),
        List.of("-g3", "-gdwarf-4", "-gstrict-dwarf"),
        List.of("-g3", "-gdwarf-2", "-gstrict-dwarf"),
        List.of("-g3", "-gdwarf-5", "-m32"));
  }

  private interface Question {
    void ask(Macros macros) throws IOException;
  }

  private static void ask(Path program, Question question) throws IOException {
    try (var file = ObjectFile.open(program)) {
      for (var unit : DebugInfo.of(DwarfSections.of(file)).units()) {
        var macros = Macros.of(unit);
        if (macros.isPresent()) {
          question.ask(macros.get());
          return;
        }
      }
    }
    assertThat(program).as("a program with macros").isNull();
  }

  private static Path compile(List<String> flags) {
    return Tracees.compile("defines_macros", flags.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("flags")
  void definitionsAreThoseOfReadelf(List<String> flags) throws IOException {
    var program = compile(flags);
    // A part that is imported twice is shown once.
    var expected = new TreeSet<String>();
    Shell.run("readelf", "-W", "--debug-dump=macro", program.toString())
        .orFail()
        .stdout()
        .lines()
        .forEach(line -> {
          var entry = READELF.matcher(line.strip());
          if (entry.matches()) {
            expected.add(entry.group(1) + " " + entry.group(2) + " " + plain(entry.group(3)));
          }
        });

    ask(
        program,
        macros -> {
          var found = new TreeSet<>(macros.entries().stream().flatMap(MacrosTest::text).toList());
          assertThat(found).hasSizeGreaterThan(200).isEqualTo(expected);
        });
  }

  private static Stream<String> text(MacroEntry entry) {
    return switch (entry) {
      case MacroEntry.Defined(var line, var macro) ->
          Stream.of("define " + line + " " + plain(macro.toString()));
      case MacroEntry.Undefined(var line, var name) -> Stream.of("undef " + line + " " + name);
      case MacroEntry.FileStart _, MacroEntry.FileEnd _ -> Stream.of();
    };
  }

  /// Compilers differ in blanks between parameters.
  private static String plain(String macro) {
    return macro.replace(" ", "");
  }

  @ParameterizedTest
  @MethodSource("flags")
  void whatIsDefinedAtALineIsWhatGdbSays(List<String> flags) throws IOException {
    Requirement.program("gdb");
    var program = compile(flags);
    for (var line : LINES) {
      var place = "defines_macros.c:" + line;
      var expected = new TreeMap<String, String>();
      Shell.run("gdb", "-nx", "-batch", "-ex", "info macros " + place, program.toString())
          .orFail()
          .stdout()
          .lines()
          .forEach(text -> {
            var macro = GDB.matcher(text);
            // Those two are gdb's own.
            if (macro.matches() && !text.matches("#define __(FILE|LINE)__ .*")) {
              var parameters = macro.group(2) == null ? "" : macro.group(2);
              expected.put(macro.group(1), plain(macro.group(1) + parameters + macro.group(3)));
            }
          });
      ask(
          program,
          macros -> {
            var found = new TreeMap<String, String>();
            for (var name : names(macros)) {
              macros
                  .definitionAt(name, "defines_macros.c", line)
                  .map(Macro::toString)
                  .ifPresent(text -> found.put(name, plain(text)));
            }
            assertThat(found).as(place).hasSizeGreaterThan(200).isEqualTo(expected);
          });
    }
  }

  private static TreeSet<String> names(Macros macros) {
    var names = new TreeSet<String>();
    for (var entry : macros.entries()) {
      if (entry instanceof MacroEntry.Defined(var _, var macro)) {
        names.add(macro.name());
      }
    }
    return names;
  }
}
