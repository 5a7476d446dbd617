package dev.spoor.objects.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.Address;
import dev.spoor.machine.AddressRange;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ElfBuilder;
import dev.spoor.objects.elf.ElfClass;
import dev.spoor.objects.elf.ObjectFile;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CoreFileTest {
  private static final int WRITABLE = 6;
  private static final int EXECUTABLE = 5;

  private final byte[] inFile = new byte[0x80];

  CoreFileTest() {
    Arrays.fill(inFile, (byte) 'f');
  }

  static Stream<Arguments> forms() {
    return Stream.of(ElfClass.values())
        .flatMap(elfClass ->
            Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .map(order -> Arguments.of(elfClass, order)));
  }

  private static byte[] core(ElfClass elfClass, ByteOrder order) {
    var machine = elfClass == ElfClass.ELF64 ? 62 : 3;
    var builder = new ElfBuilder(elfClass, order).kind(4, machine);
    var notes = new ByteArrayOutputStream();
    notes.writeBytes(builder.note("CORE", 1, status(builder, elfClass, 11, 501)));
    notes.writeBytes(builder.note("CORE", 3, process(builder, elfClass)));
    notes.writeBytes(builder.note("CORE", 0x53494749, signal(builder)));
    notes.writeBytes(builder.note("CORE", 6, words(builder, elfClass, 6, 4096, 9, 0x401000, 0, 0)));
    notes.writeBytes(builder.note("CORE", 0x46494c45, files(builder, elfClass)));
    notes.writeBytes(builder.note("LINUX", 0x202, new byte[600]));
    notes.writeBytes(builder.note("CORE", 1, status(builder, elfClass, 0, 502)));
    var noted = builder.part("notes", 7, 0, notes.toByteArray());
    var stack = builder.part("stack", 1, 0, "stack".repeat(10).getBytes(StandardCharsets.UTF_8));
    var header = builder.part("head", 1, 0, "head".getBytes(StandardCharsets.UTF_8));
    var nothing = builder.part("none", 1, 0, new byte[0]);
    builder.segment(4, 0, noted, 0, 0);
    builder.segment(1, EXECUTABLE, header, 0x401000, 0xffc);
    builder.segment(1, WRITABLE, nothing, 0x402000, 0x1000);
    builder.segment(1, WRITABLE, stack, 0x7ff000, 0);
    return builder.build();
  }

  private static byte[] words(ElfBuilder builder, ElfClass elfClass, long... words) {
    var out = builder.buffer(words.length * elfClass.addressBytes());
    for (var word : words) {
      builder.wide(out, word);
    }
    return out.array();
  }

  private static byte[] status(ElfBuilder builder, ElfClass elfClass, int signal, int tid) {
    var isWide = elfClass == ElfClass.ELF64;
    var registers = isWide ? 216 : 68;
    var start = isWide ? 112 : 72;
    var out = builder.buffer(start + registers + elfClass.addressBytes());
    out.putShort(12, (short) signal).putInt(isWide ? 32 : 24, tid);
    for (var i = 0; i < registers; i += 4) {
      out.putInt(start + i, tid * 1000 + i);
    }
    return out.array();
  }

  private static byte[] process(ElfBuilder builder, ElfClass elfClass) {
    var isWide = elfClass == ElfClass.ELF64;
    var out = builder.buffer(isWide ? 136 : 124);
    out.put(1, (byte) 'S');
    if (isWide) {
      out.putInt(16, 1000).putInt(20, 100);
    } else {
      out.putShort(8, (short) 1000).putShort(10, (short) 100);
    }
    var pids = isWide ? 24 : 12;
    out.putInt(pids, 500).putInt(pids + 4, 499).putInt(pids + 8, 498).putInt(pids + 12, 497);
    out.put(pids + 16, "sleep".getBytes(StandardCharsets.UTF_8));
    out.put(pids + 32, "sleep 100 ".getBytes(StandardCharsets.UTF_8));
    return out.array();
  }

  private static byte[] signal(ElfBuilder builder) {
    var out = builder.buffer(128);
    return out.putInt(0, 11).putInt(8, 1).array();
  }

  private static byte[] files(ElfBuilder builder, ElfClass elfClass) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(words(builder, elfClass, 2, 0x10, 0x401000, 0x402000, 1, 0x402000, 0x403000, 2));
    out.writeBytes("/bin/x\0/bin/x\0".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private CoreFile open(byte[] bytes) {
    MappedContents contents =
        path ->
            path.equals("/bin/x")
                ? Optional.of(
                    Block.of(path, MemorySegment.ofArray(inFile), ByteOrder.LITTLE_ENDIAN))
                : Optional.empty();
    return CoreFile.of(ObjectFile.of("core", bytes), contents);
  }

  private CoreFile open(ElfClass elfClass, ByteOrder order) {
    return open(core(elfClass, order));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void threadsAreReadInEveryForm(ElfClass elfClass, ByteOrder order) {
    try (var core = open(elfClass, order)) {
      assertThat(core.threads()).extracting(CoreThread::tid).containsExactly(501, 502);
      assertThat(core.threads())
          .extracting(CoreThread::signal)
          .containsExactly(Signal.of(11), Signal.of(0));
      assertThat(core.threads().getFirst().registers().isPresent())
          .isEqualTo(order == ByteOrder.LITTLE_ENDIAN);
    }
  }

  @Test
  void registersAreThoseOfTheirThread() {
    try (var core = open(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN)) {
      var first = core.threads().getFirst().registers().orElseThrow();
      var second = core.threads().getLast().registers().orElseThrow();

      assertThat(first.unsigned("r15")).isEqualTo(501_004L << 32 | 501_000);
      assertThat(second.unsigned("r15")).isEqualTo(502_004L << 32 | 502_000);
      assertThat(first.knows(first.architecture().register("mxcsr"))).isFalse();
    }
    try (var core = open(ElfClass.ELF32, ByteOrder.LITTLE_ENDIAN)) {
      assertThat(core.threads().getFirst().registers().orElseThrow().unsigned("ebx"))
          .isEqualTo(501_000);
    }
  }

  @Test
  void theSignalIsThatOfTheThreadBeforeIt() {
    try (var core = open(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN)) {
      assertThat(core.threads().getFirst().signalInfo())
          .map(SignalInfo::signal)
          .contains(Signal.of(11));
      assertThat(core.threads().getLast().signalInfo()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatTheProcessWasIsReadInEveryForm(ElfClass elfClass, ByteOrder order) {
    try (var core = open(elfClass, order)) {
      assertThat(core.process())
          .contains(new CoreProcess('S', 1000, 100, 500, 499, 498, 497, "sleep", "sleep 100"));
      assertThat(core.auxiliary(AuxiliaryValue.ENTRY)).contains(0x401000L);
      assertThat(core.auxiliaryVector()).hasSize(2);
      assertThat(core.mappedFiles())
          .containsExactly(
              new MappedFile(
                  new AddressRange(Address.of(0x401000), Address.of(0x402000)), 0x10, "/bin/x"),
              new MappedFile(
                  new AddressRange(Address.of(0x402000), Address.of(0x403000)), 0x20, "/bin/x"));
    }
  }

  private static String text(CoreFile core, long address, int length) {
    return new String(core.memory().read(Address.of(address), length), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void memoryIsReadUpToAHole(ElfClass elfClass, ByteOrder order) {
    try (var core = open(elfClass, order)) {
      assertThat(text(core, 0x7ff005, 7)).isEqualTo("stackst");
      assertThat(text(core, 0x7ff000 + 45, 100)).isEqualTo("stack");
      assertThat(text(core, 0x7ff000 + 50, 1)).isEmpty();
      assertThat(text(core, 0x7fefff, 10)).isEmpty();
      assertThat(text(core, 0, 10)).isEmpty();
      assertThat(text(core, -1, 10)).isEmpty();
    }
  }

  @Test
  void whatTheCoreHasNotIsReadFromTheMappedFile() {
    try (var core = open(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN)) {
      assertThat(text(core, 0x401000, 8)).isEqualTo("headffff");
      // The file has 0x80 bytes, and the mapping begins at 0x10.
      assertThat(text(core, 0x401060, 100)).isEqualTo("f".repeat(16));
    }
  }

  @Test
  void whatTheProcessMayHaveChangedIsNotReadFromTheFile() {
    try (var core = open(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN)) {
      assertThat(text(core, 0x402000, 4)).isEmpty();
    }
  }

  @Test
  void withoutFilesMemoryIsWhatTheCoreHas() {
    var object = ObjectFile.of("core", core(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN));
    try (var core = CoreFile.of(object, MappedContents.none())) {
      assertThat(text(core, 0x401000, 8)).isEqualTo("head");
    }
  }

  @Test
  void aCoreThatIsCutOffHasTheMemoryBeforeTheEnd() {
    var whole = core(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN);
    // Without section headers nothing behind the segments is needed.
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putLong(40, 0);
    var stack = new String(whole, StandardCharsets.ISO_8859_1).indexOf("stackstack");

    try (var core = open(Arrays.copyOf(whole, stack + 7))) {
      assertThat(text(core, 0x7ff000, 100)).isEqualTo("stackst");
      assertThat(core.threads()).hasSize(2);
    }
  }

  @Test
  void anotherKindOfFileIsRefused() {
    var library = new ElfBuilder(ElfClass.ELF64, ByteOrder.LITTLE_ENDIAN).build();

    assertThatThrownBy(() -> open(library))
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("no core file, but of type DYN");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void randomDamageIsSurvived(ElfClass elfClass, ByteOrder order) {
    var whole = core(elfClass, order);
    var random = new Random(20);
    var refused = 0;
    for (var round = 0; round < 1_000; round++) {
      var bytes = whole.clone();
      for (var hits = 1 + random.nextInt(8); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      refused += askEverything(bytes);
    }

    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyTruncationIsSurvived(ElfClass elfClass, ByteOrder order) {
    var whole = core(elfClass, order);
    Arrays.fill(
        whole,
        elfClass == ElfClass.ELF64 ? 40 : 32,
        elfClass == ElfClass.ELF64 ? 48 : 36,
        (byte) 0);
    var refused = 0;
    for (var length = 0; length < whole.length; length += 3) {
      refused += askEverything(Arrays.copyOf(whole, length));
    }

    assertThat(refused).isPositive();
  }

  private int askEverything(byte[] bytes) {
    try (var core = open(bytes)) {
      return ask(core::threads)
          | ask(core::process)
          | ask(core::auxiliaryVector)
          | ask(core::mappedFiles)
          | ask(() -> text(core, 0x401000, 5000))
          | ask(() -> text(core, 0x7ff000, 100))
          | ask(() -> text(core, -10, 100));
    } catch (MalformedObjectException expected) {
      return 1;
    }
  }

  private static int ask(Runnable question) {
    try {
      question.run();
      return 0;
    } catch (MalformedObjectException expected) {
      assertThat(expected.file()).startsWith("core");
      return 1;
    }
  }
}
