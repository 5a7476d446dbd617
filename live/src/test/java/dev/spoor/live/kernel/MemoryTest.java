package dev.spoor.live.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.ReadBatch;
import dev.spoor.machine.linux.Signal;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class MemoryTest {
  private static final int PAGE = 4096;

  private static byte[] read(Traced task, long at, int length) {
    var batch = new ReadBatch(MemorySegment.ofArray(new byte[length]));
    batch.add(at, length);
    task.kernel.read(task.tid, batch);
    return batch.bytes(0);
  }

  private static int write(Traced task, long at, String text) {
    return task.kernel.write(
        task.tid, Address.of(at), text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Test
  void readsPagesThatTheProgramItselfMayNotTouch(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      assertThat(text(read(task, task.word(1) + PAGE - 2, PAGE + 4)))
          .isEqualTo("aa" + "b".repeat(PAGE) + "cc");
    }
  }

  @Test
  void aReadStopsWhereNothingIsMapped(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      assertThat(text(read(task, task.word(1) + 3 * PAGE - 5, 100))).isEqualTo("ccccc");
      assertThat(read(task, task.word(1) + 3 * PAGE, 1)).isEmpty();
    }
  }

  @Test
  void writesPagesThatTheProgramItselfMayNotTouch(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      var at = task.word(1) + PAGE - 2;

      assertThat(write(task, at, "x".repeat(PAGE + 4))).isEqualTo(PAGE + 4);

      assertThat(text(read(task, at - 1, PAGE + 6))).isEqualTo("a" + "x".repeat(PAGE + 4) + "c");
    }
  }

  @Test
  void aWriteStopsWhereNothingIsMapped(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      var end = task.word(1) + 3 * PAGE;

      assertThat(write(task, end - 3, "xyz and more")).isEqualTo(3);

      assertThat(text(read(task, end - 4, 4))).isEqualTo("cxyz");
    }
  }

  @Test
  void readOnlyDataAndCodeCanBeWritten(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      var constant = task.word(2);
      assertThat(write(task, constant, "ab")).isEqualTo(2);
      assertThat(read(task, constant, 4)).containsExactly('a', 'b', 0x34, 0x12);

      var pc = task.kernel.generalRegisters(task.tid).pc().value();
      assertThat(write(task, pc, "\u0001")).isEqualTo(1);
      assertThat(read(task, pc, 1)).containsExactly(1);
    }
  }

  @Test
  void aSharedReadOnlyPageCannotBeWritten(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      assertThat(write(task, task.word(3), "x")).isZero();
      assertThat(read(task, task.word(3), 1)).containsExactly(0);
    }
  }

  @Test
  void noByteOutsideChangesWhateverTheLength(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      var page = task.word(1) + PAGE;
      for (var length = 1; length <= 17; length++) {
        for (var offset = 0; offset < 9; offset++) {
          write(task, page, "b".repeat(40));

          assertThat(write(task, page + offset, "x".repeat(length))).isEqualTo(length);

          assertThat(text(read(task, page, 40)))
              .isEqualTo(
                  "b".repeat(offset) + "x".repeat(length) + "b".repeat(40 - offset - length));
        }
      }
    }
  }

  @Test
  void aBatchIsNotStoppedByBadPointersNorByItsLength(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program);
        var arena = Arena.ofConfined()) {
      var batch = new ReadBatch(arena.allocate(5000));
      for (var i = 0; i < 2500; i++) {
        batch.add(i % 3 == 0 ? 8L * i : task.word(1) + i, i % 5 == 0 ? 0 : 2);
      }
      task.kernel.read(task.tid, batch);

      for (var i = 0; i < 2500; i++) {
        var length = i % 5 == 0 || i % 3 == 0 ? 0 : 2;
        assertThat(text(batch.bytes(i))).as("piece %s", i).isEqualTo("a".repeat(length));
      }
    }
  }

  @Test
  void anEmptyBatchAndOneOfEmptyPiecesReadNothing(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      var batch = new ReadBatch(MemorySegment.ofArray(new byte[0]));
      task.kernel.read(task.tid, batch);
      batch.add(0, 0);
      batch.add(task.word(1), 0);

      task.kernel.read(task.tid, batch);

      assertThat(batch.isComplete(0)).isTrue();
      assertThat(batch.isComplete(1)).isTrue();
      assertThat(write(task, 0, "")).isZero();
    }
  }

  @Test
  void addressesAtTheEndOfTheAddressSpaceReadAsNothing(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      assertThat(read(task, -8, 100)).isEmpty();
      assertThat(read(task, Long.MIN_VALUE, 100)).isEmpty();
      assertThat(read(task, 1L << 48, 100)).isEmpty();
      assertThat(write(task, -8, "more than eight bytes")).isZero();
      // The vsyscall page can be executed, and on most kernels no more than that.
      assertThat(read(task, 0xffff_ffff_ff60_0000L, 16)).hasSizeBetween(0, 16);
    }
  }

  @Test
  void theVdsoIsReadable(@Tracee("mappings") Path program) throws IOException {
    try (var task = Traced.stopped(program)) {
      assertThat(read(task, mapping(task, "[vdso]"), 4)).containsExactly(0x7f, 'E', 'L', 'F');
    }
  }

  private static long mapping(Traced task, String name) throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/" + task.tid + "/maps"))) {
      if (line.endsWith(name)) {
        return Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
      }
    }
    throw new AssertionError("no " + name);
  }

  @Test
  void aTaskThatIsGoneReadsAsNothing(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      task.kernel.kill(task.tid, Signal.KILL);
      task.end();

      assertThat(read(task, task.word(1), 10)).isEmpty();
      assertThat(write(task, task.word(1), "x")).isZero();
    }
  }

  @Test
  void wordsAreReadAndWrittenUnaligned(@Tracee("mappings") Path program) {
    try (var task = Traced.stopped(program)) {
      var at = Address.of(task.word(1) + PAGE - 3);
      assertThat(task.kernel.peekText(task.tid, at)).isEqualTo(0x6262_6262_6261_6161L);

      task.kernel.pokeText(task.tid, at, -1);

      assertThat(task.kernel.peekData(task.tid, at)).as("-1 is no error").isEqualTo(-1);
      assertThat(task.kernel.peekData(task.tid, at.plus(-8))).isEqualTo(0x6161_6161_6161_6161L);
      task.kernel.pokeData(task.tid, at, 0);
      assertThat(task.kernel.peekText(task.tid, at)).isZero();
    }
  }
}
