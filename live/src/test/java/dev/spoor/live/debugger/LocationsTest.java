package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.location.CodeLocation;
import dev.spoor.debugger.location.LocationException;
import dev.spoor.debugger.location.LocationSpecParser;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.x86_64.I386;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.objects.elf.ElfClass;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.FileSpace;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where breakpoints go, by us and by gdb: each line of a program and each function in it.
@Tag("live")
class LocationsTest {
  private static final String SCRIPT =
      """
      import gdb
      gdb.execute("set breakpoint pending off")
      for spec in open("%s").read().split("\\n"):
          try:
              gdb.execute("break " + spec, to_string=True)
              breakpoint = gdb.breakpoints()[-1]
              found = set((l.address, l.source[1] if l.source else 0)
                          for l in breakpoint.locations)
              print(spec + "|" + " ".join("%%x:%%d" %% each for each in sorted(found)))
              breakpoint.delete()
          except gdb.error as error:
              print(spec + "|" + str(error))
      """;

  @TempDir Path directory;

  @BeforeAll
  static void needsGdb() {
    Requirement.program("gdb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steps_into_calls -O0",
        "steps_into_calls -O2",
        "steps_into_calls -O1 -m32",
        "steps_into_inlined -O0",
        "steps_into_inlined -O2",
        "steps_into_methods -O0",
        "shows_values -O0",
        "shows_values -O0 -m32",
        "waits_in_calls -O2",
        "stack_shapes -O0 -static",
        "many_threads -O1",
        "write_line -nostdlib",
      })
  void linesAndFunctionsAreWhereGdbHasThem(String build) throws IOException {
    var words = List.of(build.split(" ", -1));
    var program =
        Tracees.compile(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
    var specs = specs(words.getFirst(), program);

    var theirs = theirs(program, specs);

    assertThat(theirs).hasSizeGreaterThan(10);
    assertThat(ours(program, List.copyOf(theirs.keySet()))).isEqualTo(theirs);
  }

  private static List<String> specs(String name, Path program) throws IOException {
    var specs = new ArrayList<String>();
    try (var files = Files.list(Tracees.directory())) {
      for (var file : files.filter(each -> isSource(each, name)).toList()) {
        var lines = Files.readAllLines(file).size();
        for (var line = 1; line <= lines + 1; line++) {
          specs.add(file.getFileName() + ":" + line);
        }
      }
    }
    var functions =
        Shell.script(
                "nm -C --defined-only $1 | sed -n 's/^[0-9a-f]* [tTwW] //p' | grep -v '[[.]' |"
                    + " sort -u | head -n 200",
                "sh",
                program.toString())
            .orFail();
    functions.stdout().lines().forEach(specs::add);
    return specs;
  }

  private static boolean isSource(Path file, String name) {
    return file.getFileName().toString().matches(name + "\\.(c|cc|S)");
  }

  private Map<String, String> theirs(Path program, List<String> specs) throws IOException {
    var asked = directory.resolve("specs");
    Files.writeString(asked, String.join("\n", specs));
    var script = directory.resolve("locations.py");
    Files.writeString(script, SCRIPT.formatted(asked));
    var found = new LinkedHashMap<String, String>();
    Shell.run("gdb", "-nx", "-batch", "-x", script.toString(), program.toString())
        .orFail()
        .stdout()
        .lines()
        .filter(line -> line.contains("|"))
        .forEach(line ->
            found.put(line.substring(0, line.indexOf('|')), line.substring(line.indexOf('|') + 1)));
    return found;
  }

  private static Map<String, String> ours(Path program, List<String> specs) throws IOException {
    var found = new LinkedHashMap<String, String>();
    try (var file = ObjectFile.open(program)) {
      var space = new FileSpace(file);
      var table = file.header().elfClass() == ElfClass.ELF64 ? X86_64.table() : I386.table();
      try (var symbols =
          Symbols.of(
              space,
              DebugFiles.in(DebugDirectories.usual()),
              demangler(),
              space.memory(),
              CallConvention.of(table).orElseThrow())) {
        var locator = new Locator(symbols);
        for (var spec : specs) {
          found.put(spec, answer(locator, spec));
        }
      }
    }
    return found;
  }

  private static String answer(Locator locator, String spec) {
    try {
      return locator.locate(LocationSpecParser.parse(spec, "", 0)).stream()
          .map(LocationsTest::text)
          .collect(Collectors.joining(" "));
    } catch (LocationException none) {
      return String.valueOf(none.getMessage());
    }
  }

  private static String text(CodeLocation location) {
    var line = location.place().map(place -> place.line().orElse(0)).orElse(0);
    return Long.toHexString(location.address().value()) + ":" + line;
  }

  private static LinkageNames demangler() {
    Map<String, String> known = new HashMap<>();
    return name ->
        name.startsWith("_Z")
            ? known.computeIfAbsent(name, each -> Shell.run("c++filt", each).stdout().strip())
            : name;
  }
}
