package dev.spoor.live.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSections;
import dev.spoor.objects.dwarf.FilesBeside;
import dev.spoor.objects.dwarf.source.Declaration;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.objects.dwarf.source.SourceLocations;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs with debugging information of all versions, read by us and by binutils.
@Tag("live")
class DwarfTest {
  @BeforeAll
  static void needsBinutils() {
    Requirement.program("readelf");
    Requirement.program("addr2line");
    Requirement.program("nm");
  }

  /// Programs and how they are compiled.
  static Stream<List<String>> programs() {
    var all = new ArrayList<List<String>>();
    for (var version : List.of("2", "3", "4", "5")) {
      for (var level : List.of("-O0", "-O2")) {
        all.add(List.of("inlined_calls", "-gdwarf-" + version, level));
        all.add(List.of("qualified_names", "-gdwarf-" + version, level));
      }
      all.add(List.of("inlined_calls", "-gdwarf-" + version, "-O2", "-m32"));
    }
    all.add(List.of("inlined_calls", "-gdwarf-5", "-gdwarf64", "-O2"));
    all.add(List.of("qualified_names", "-gdwarf-3", "-gdwarf64", "-O2"));
    all.add(List.of("qualified_names", "-gdwarf-4", "-fdebug-types-section", "-O2"));
    all.add(List.of("qualified_names", "-gdwarf-5", "-fdebug-types-section", "-O2"));
    all.add(List.of("qualified_names", "-gdwarf-5", "-O2", "-flto"));
    all.add(List.of("qualified_names", "-gdwarf-5", "-O2", "-g3", "-gno-column-info"));
    return all.stream();
  }

  private static Path compile(List<String> program) {
    return Tracees.compile(
        program.getFirst(), program.subList(1, program.size()).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void entriesAndFormsAreThose(List<String> program) throws IOException {
    var path = compile(program);
    try (var file = ObjectFile.open(path)) {
      assertThat(ReadelfDwarf.entries(DebugInfo.of(DwarfSections.of(file))))
          .isEqualTo(ReadelfDwarf.entries(path));
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void rowsOfLineTablesAreThose(List<String> program) throws IOException {
    var path = compile(program);
    try (var file = ObjectFile.open(path)) {
      assertThat(ReadelfDwarf.rows(DebugInfo.of(DwarfSections.of(file))))
          .isNotEmpty()
          .isEqualTo(ReadelfDwarf.rows(path));
    }
  }

  /// Without those where addr2line of binutils 2.40 finds no line (64-bit format), no function
  /// (type units of DWARF 5), or not the calls that were inlined from another unit (link-time
  /// optimisation): LLVM's finds what we do.
  static Stream<List<String>> programsForAddr2line() {
    return programs()
        .filter(flags -> !flags.contains("-gdwarf64") && !flags.contains("-flto"))
        .filter(flags -> !flags.contains("-gdwarf-5") || !flags.contains("-fdebug-types-section"));
  }

  @ParameterizedTest
  @MethodSource("programsForAddr2line")
  void framesOfEveryInstructionWithALineAreThose(List<String> program) throws IOException {
    var path = compile(program);
    try (var file = ObjectFile.open(path)) {
      var locations = SourceLocations.of(DebugInfo.of(DwarfSections.of(file)));
      var addresses =
          FramesOfAddresses.inFunctions(
              FramesOfAddresses.rows(DebugInfo.of(DwarfSections.of(file))), locations);

      assertThat(FramesOfAddresses.ours(locations, addresses))
          .isNotEmpty()
          .isEqualTo(
              FramesOfAddresses.of(
                  "addr2line",
                  FramesOfAddresses.withoutSymbols(path, path.getParent()),
                  addresses));
    }
  }

  static Stream<List<String>> versions() {
    return Stream.of(
        List.of("-gdwarf-4", "-O2"), List.of("-gdwarf-5", "-O2"), List.of("-gdwarf-5"));
  }

  /// What a compiler writes apart is the same as what it writes together.
  @ParameterizedTest
  @MethodSource("versions")
  void splitUnitsSayTheSame(List<String> flags) throws IOException {
    for (var name : List.of("inlined_calls", "qualified_names")) {
      var whole = compile(prepended(name, flags));
      var split = compile(prepended(name, appended(flags, "-gsplit-dwarf")));
      try (var one = ObjectFile.open(whole);
          var other = ObjectFile.open(split);
          var beside = new FilesBeside(split)) {
        var expected = SourceLocations.of(DebugInfo.of(DwarfSections.of(one)));
        var info = DebugInfo.of(DwarfSections.of(other), beside);
        var found = SourceLocations.of(info);
        var addresses =
            FramesOfAddresses.inFunctions(
                FramesOfAddresses.rows(DebugInfo.of(DwarfSections.of(one))), expected);

        assertThat(info.units().stream().filter(unit -> unit.full().isSplit())).isNotEmpty();
        assertThat(FramesOfAddresses.ours(found, addresses))
            .isNotEmpty()
            .isEqualTo(FramesOfAddresses.ours(expected, addresses));
        assertThat(found.functions("main").getFirst().entry())
            .isEqualTo(expected.functions("main").getFirst().entry());
      }
    }
  }

  private static List<String> prepended(String first, List<String> rest) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private static List<String> appended(List<String> list, String last) {
    var all = new ArrayList<>(list);
    all.add(last);
    return all;
  }

  @Test
  void aPackageOfSplitUnitsSaysTheSame(@TempDir Path temporary) throws IOException {
    Requirement.program("dwp");
    for (var version : List.of("-gdwarf-4", "-gdwarf-5")) {
      var program =
          compile(List.of("qualified_names", version, "-O1", "-gsplit-dwarf", "-fno-inline"));
      var directory = Files.createTempDirectory(temporary, "dwp");
      var moved = directory.resolve("moved");
      Files.copy(program, moved);
      var made = Shell.run("dwp", "-e", program.toString(), "-o", directory + "/moved.dwp");
      if (made.exit() != 0 && version.equals("-gdwarf-5")) {
        // binutils' dwp knows version 5 since 2.41 or so; LLVM's does.
        continue;
      }
      made.orFail();
      try (var one = ObjectFile.open(program);
          var other = ObjectFile.open(moved);
          var beside = new FilesBeside(program);
          var packed = new FilesBeside(moved)) {
        var expected = SourceLocations.of(DebugInfo.of(DwarfSections.of(one), beside));
        var found = SourceLocations.of(DebugInfo.of(DwarfSections.of(other), packed));
        var addresses =
            FramesOfAddresses.inFunctions(
                FramesOfAddresses.rows(DebugInfo.of(DwarfSections.of(one), beside)), expected);

        assertThat(FramesOfAddresses.ours(found, addresses))
            .isNotEmpty()
            .isEqualTo(FramesOfAddresses.ours(expected, addresses));
      }
    }
  }

  @Test
  void functionsAreFoundWhereTheTableOfSymbolsHasThem() throws IOException {
    var program = compile(List.of("qualified_names", "-gdwarf-5", "-O0"));
    var symbols = Shell.run("nm", "-C", program.toString()).orFail().stdout();
    try (var file = ObjectFile.open(program)) {
      var locations = SourceLocations.of(DebugInfo.of(DwarfSections.of(file)));

      for (var name :
          List.of(
              "main",
              "shapes::Square::area",
              "Square::area",
              "shapes::(anonymous namespace)::hidden",
              "shapes::v1::Box<int>::doubled",
              "Box::operator<<",
              "Local::inner")) {
        var entries =
            locations.functions(name).stream().map(found -> found.entry().orElseThrow()).toList();
        assertThat(entries).as(name).hasSize(1);
        assertThat(symbols)
            .as(name)
            .containsPattern(
                "(?m)^0*"
                    + Long.toHexString(entries.getFirst().value())
                    + " [TtWw] .*\\b"
                    + Pattern.quote(lastName(name)));
      }
    }
  }

  private static String lastName(String name) {
    return name.substring(name.lastIndexOf("::") + (name.contains("::") ? 2 : 1));
  }

  @Test
  void variablesAndTypesAreFoundByName() throws IOException {
    var program = compile(List.of("qualified_names", "-gdwarf-4", "-fdebug-types-section"));
    try (var file = ObjectFile.open(program)) {
      var locations = SourceLocations.of(DebugInfo.of(DwarfSections.of(file)));

      assertThat(locations.variables("Square::made").stream().map(Declaration::name))
          .containsExactly("shapes::Square::made");
      assertThat(locations.types("shapes::Square").stream().map(found -> found.die().tag()))
          .containsExactly(dev.spoor.objects.dwarf.Tag.CLASS_TYPE);
      assertThat(locations.types("Box").stream().map(Declaration::name))
          .containsExactly("shapes::v1::Box<int>");
    }
  }

  /// The tables of names that gdb adds to a program.
  @Test
  void withATableOfNamesTheSameIsFound() throws IOException {
    Requirement.program("gdb-add-index");
    var program = compile(List.of("qualified_names", "-gdwarf-4", "-O1"));
    for (var section : List.of(".gdb_index", ".debug_names")) {
      var indexed = program.resolveSibling("with" + section);
      Files.copy(program, indexed, StandardCopyOption.REPLACE_EXISTING);
      var flag = section.equals(".gdb_index") ? "" : "-dwarf-5 ";
      Shell.script("gdb-add-index " + flag + "\"$1\"", "sh", indexed.toString()).orFail();
      try (var one = ObjectFile.open(program);
          var other = ObjectFile.open(indexed)) {
        assertThat(other.section(section)).isPresent();
        var expected = SourceLocations.of(DebugInfo.of(DwarfSections.of(one)));
        var found = SourceLocations.of(DebugInfo.of(DwarfSections.of(other)));
        for (var name : List.of("main", "area", "Square::area", "Box<int>::doubled", "no_such")) {
          assertThat(found.functions(name).stream().map(Function::entry).toList())
              .as(name)
              .isEqualTo(expected.functions(name).stream().map(Function::entry).toList());
        }
        assertThat(found.variables("made")).hasSize(1);
        assertThat(found.types("Square")).hasSize(1);
      }
    }
  }

  @Test
  void aLineOfTheSourceHasItsAddresses() throws IOException {
    var program = compile(List.of("inlined_calls", "-gdwarf-5", "-O0"));
    try (var file = ObjectFile.open(program)) {
      var locations = SourceLocations.of(DebugInfo.of(DwarfSections.of(file)));

      var places = locations.places("generated/other.c", 103);

      assertThat(places).isNotEmpty();
      assertThat(places)
          .allSatisfy(place ->
              assertThat(locations.lineAt(place.address()).orElseThrow().line()).isEqualTo(103));
    }
  }
}
