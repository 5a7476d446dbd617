package dev.spoor.live.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Signal;
import dev.spoor.objects.core.AuxiliaryValue;
import dev.spoor.objects.core.CoreFile;
import dev.spoor.objects.core.CoreThread;
import dev.spoor.objects.core.MappedContents;
import dev.spoor.objects.core.MappedFile;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cores of a program, written by the kernel and by gdb, read by us and by gdb.
@Tag("live")
class CoreTest {
  private static final Pattern REGISTER =
      Pattern.compile("^(\\w+) +(0x[0-9a-f]+) ", Pattern.MULTILINE);

  /// Start, end, size, offset, file.
  private static final Pattern MAPPING =
      Pattern.compile(
          "^\\s+(0x\\w+)\\s+(0x\\w+)\\s+0x\\w+\\s+(0x\\w+)\\s+(/.*)$", Pattern.MULTILINE);

  private static final int PATTERN_BYTES = 5000;

  @TempDir Path directory = Path.of("");

  @BeforeAll
  static void needsGdb() {
    Requirement.program("gdb");
  }

  private record Dead(Path program, Path core) {}

  private Dead die(String writer, String flag) throws IOException {
    var program = Tracees.compile("dies_beside_a_thread", flag);
    return new Dead(program, writer.equals("kernel") ? byKernel(program) : byGdb(program));
  }

  private Path byKernel(Path program) throws IOException {
    var pattern = Files.readString(Path.of("/proc/sys/kernel/core_pattern")).strip();
    if (pattern.startsWith("|") || pattern.contains("/")) {
      // A setting of the machine, which a test run may not change.
      return Assumptions.abort("cores are not written beside the program, but to " + pattern);
    }
    Shell.script(
        // A JVM changes the filter for itself and its children; 0x33 is the kernel's.
        "cd \"$1\" && ulimit -c unlimited && echo 0x33 >/proc/self/coredump_filter && exec \"$2\"",
        "sh",
        directory.toString(),
        program.toString());
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("core"))
          .findFirst()
          .orElseGet(() -> Assumptions.abort("the kernel wrote no core"));
    }
  }

  private Path byGdb(Path program) {
    var core = directory.resolve("by-gdb");
    gdb(List.of(program.toString()), "run", "generate-core-file " + core);
    return core;
  }

  private static String gdb(List<String> files, String... commands) {
    var command = new ArrayList<>(List.of("gdb", "-nx", "-batch"));
    for (var each : commands) {
      command.addAll(List.of("-ex", each));
    }
    command.addAll(files);
    return Shell.run(command.toArray(String[]::new)).stdout();
  }

  private static String gdb(Dead dead, String... commands) {
    return gdb(List.of(dead.program().toString(), dead.core().toString()), commands);
  }

  @ParameterizedTest
  @CsvSource({"kernel,-O0", "gdb,-O0", "kernel,-m32", "gdb,-m32"})
  void threadsHaveTheRegistersThatGdbSees(String writer, String flag) throws IOException {
    var dead = die(writer, flag);
    try (var core = CoreFile.open(dead.core(), Path.of("/"))) {
      assertThat(core.threads()).hasSize(2);
      assertThat(core.threads().getFirst().signal()).isEqualTo(Signal.of(11));
      for (var i = 0; i < 2; i++) {
        var registers = core.threads().get(i).registers().orElseThrow();
        var theirs = gdb(dead, "thread " + (i + 1), "info registers");
        assertThat(compared(theirs, registers)).isGreaterThan(14);
      }
    }
  }

  /// {@return how many registers were compared}
  private static int compared(String theirs, Registers registers) {
    var count = 0;
    for (var found : REGISTER.matcher(theirs).results().toList()) {
      var row = registers.architecture().find(found.group(1));
      if (row.isPresent() && row.get().width() <= 8 && registers.knows(row.get())) {
        assertThat(registers.unsigned(row.get()))
            .as(found.group())
            .isEqualTo(Long.parseUnsignedLong(found.group(2).substring(2), 16));
        count++;
      }
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource({"kernel,-O0", "kernel,-m32"})
  void floatingPointStatusIsThatOfANewThread(String writer, String flag) throws IOException {
    var dead = die(writer, flag);
    try (var core = CoreFile.open(dead.core(), Path.of("/"))) {
      for (var thread : core.threads()) {
        assertThat(mxcsr(thread)).isEqualTo(Optional.of(0x1f80L));
      }
    }
  }

  private static Optional<Long> mxcsr(CoreThread thread) {
    return thread
        .registers()
        .filter(registers -> registers.knows(registers.architecture().register("mxcsr")))
        .map(registers -> registers.unsigned("mxcsr"));
  }

  @ParameterizedTest
  @CsvSource({"kernel,-O0", "gdb,-O0", "kernel,-m32", "kernel,-no-pie"})
  void memoryHasWhatTheProgramWrote(String writer, String flag) throws IOException {
    var dead = die(writer, flag);
    try (var core = CoreFile.open(dead.core(), Path.of("/"));
        var program = ObjectFile.open(dead.program())) {
      var loaded = loaded(core, program, dead.program());
      var pattern = loaded.symbolsNamed("pattern").getFirst();
      var expected = new byte[PATTERN_BYTES];
      for (var i = 0; i < expected.length; i++) {
        expected[i] = (byte) (i * 7);
      }

      assertThat(core.memory().read(loaded.address(pattern.address()), PATTERN_BYTES))
          .isEqualTo(expected);
      assertThat(constant(core, loaded)).isEqualTo("never written\0");
    }
  }

  private static String constant(CoreFile core, LoadedObject loaded) {
    var constant = loaded.symbolsNamed("constant").getFirst();
    var bytes = core.memory().read(loaded.address(constant.address()), 14);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static LoadedObject loaded(CoreFile core, ObjectFile program, Path path) {
    for (var mapped : core.mappedFiles()) {
      if (mapped.path().equals(path.toString())) {
        return LoadedObject.mapped(program, mapped.range().start(), mapped.fileOffset())
            .orElseThrow();
      }
    }
    throw new AssertionError("not mapped: " + path);
  }

  @ParameterizedTest
  @CsvSource({"kernel,-O0", "kernel,-m32"})
  void whatOnlyTheFileHasIsNotThereWithoutIt(String writer, String flag) throws IOException {
    var dead = die(writer, flag);
    try (var core = CoreFile.of(ObjectFile.open(dead.core()), MappedContents.none());
        var program = ObjectFile.open(dead.program())) {
      // The kernel writes no pages that are as in the file, but the first.
      assertThat(constant(core, loaded(core, program, dead.program()))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"kernel,-O0", "gdb,-O0", "kernel,-m32"})
  void theRestIsWhatGdbSees(String writer, String flag) throws IOException {
    var dead = die(writer, flag);
    try (var core = CoreFile.open(dead.core(), Path.of("/"))) {
      var process = core.process().orElseThrow();
      // gdb fills the field without a NUL.
      assertThat(process.command()).startsWith("dies_beside_a_t");
      assertThat(process.pid()).isEqualTo(core.threads().getFirst().tid());
      assertThat(core.threads().getFirst().signalInfo())
          .hasValueSatisfying(info -> assertThat(info.signal()).isEqualTo(Signal.of(11)));
      assertThat(core.mappedFiles().stream().map(CoreTest::line).toList())
          .isEqualTo(
              MAPPING
                  .matcher(gdb(dead, "info proc mappings"))
                  .results()
                  .map(found ->
                      number(found.group(1))
                          + number(found.group(2))
                          + number(found.group(3))
                          + found.group(4))
                  .toList());
      var entry = core.auxiliary(AuxiliaryValue.ENTRY).orElseThrow();
      assertThat(gdb(dead, "info auxv")).contains("0x" + Long.toHexString(entry));
    }
  }

  private static String line(MappedFile file) {
    return file.range().start()
        + " "
        + file.range().end()
        + " 0x"
        + Long.toHexString(file.fileOffset())
        + " "
        + file.path();
  }

  private static String number(String digits) {
    return "0x" + Long.toHexString(Long.parseUnsignedLong(digits.substring(2), 16)) + " ";
  }

  @ParameterizedTest
  @CsvSource({"kernel,-O0,__vdso_time", "kernel,-m32,__vdso_time"})
  void theVdsoIsAnObjectInMemory(String writer, String flag, String name) throws IOException {
    var dead = die(writer, flag);
    try (var core = CoreFile.open(dead.core(), Path.of("/"))) {
      var base = Address.of(core.auxiliary(AuxiliaryValue.SYSINFO_EHDR).orElseThrow());
      var vdso = LoadedObject.read("vdso", core.memory(), base);
      try (var file = vdso.file()) {
        assertThat(vdso.symbolsNamed(name))
            .singleElement()
            .satisfies(symbol -> {
              assertThat(symbol.version()).isPresent();
              var address = vdso.address(symbol.address());
              assertThat(vdso.symbolAt(address.plus(1)))
                  .hasValueSatisfying(found -> assertThat(found.offset()).isEqualTo(1));
            });
        assertThat(file.buildId()).isEqualTo(LoadedObject.buildIdAt(core.memory(), base));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"kernel,-O0", "kernel,-m32"})
  void aLibraryInMemoryHasTheNamesOfItsFile(String writer, String flag) throws IOException {
    var dead = die(writer, flag);
    try (var core = CoreFile.open(dead.core(), Path.of("/"))) {
      var libc =
          core.mappedFiles().stream()
              .filter(file -> file.path().contains("libc.so") && file.fileOffset() == 0)
              .findFirst()
              .orElseThrow();
      try (var onDisk = ObjectFile.open(Path.of(libc.path()))) {
        var inMemory = LoadedObject.read("libc", core.memory(), libc.range().start());

        assertThat(inMemory.file().dynamicSymbols().orElseThrow().named("pthread_create"))
            .extracting(symbol -> symbol.address() + " " + symbol.version())
            .isEqualTo(
                onDisk.dynamicSymbols().orElseThrow().named("pthread_create").stream()
                    .map(symbol -> symbol.address() + " " + symbol.version())
                    .toList());
        assertThat(inMemory.file().buildId()).isEqualTo(onDisk.buildId());
        assertThat(inMemory.file().soname()).isEqualTo(onDisk.soname());
      }
    }
  }
}
