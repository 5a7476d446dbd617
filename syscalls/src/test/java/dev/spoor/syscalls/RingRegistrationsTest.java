package dev.spoor.syscalls;

import static dev.spoor.syscalls.Scene.bytes;
import static dev.spoor.syscalls.Scene.json;
import static dev.spoor.syscalls.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;

/// What io_uring_register(2) finds and leaves in memory, linux/io_uring.h.
class RingRegistrationsTest {
  private static final int PROBE = 8;
  private static final int WORKERS = 19;

  private static Scene.Bytes probe(int last, int count, int first) {
    return bytes().u8(last, count).zeros(14).u8(first, 0).u16(first == 0 ? 0 : 1).u32(0).zeros(8);
  }

  private static PendingCall entered(Scene scene, Scene.Bytes memory, int opcode, int count) {
    return scene.with(0x1000, memory).enter("io_uring_register", 3, opcode, 0x1000, count);
  }

  @Test
  void aProbeThatIsEmptyIsToldWhenItIsFilled() {
    var scene = new Scene(Abi.X86_64);
    var call = entered(scene, probe(0, 0, 0), PROBE, 2);
    assertThat(call.asUnfinished().knownArguments()).isEqualTo(2);

    var returned = scene.later().with(0x1000, probe(5, 1, 1)).exit(call, 0);

    assertThat(text(returned))
        .isEqualTo(
            "io_uring_register(3, IORING_REGISTER_PROBE, {last_op=IORING_OP_WRITE_FIXED, ops_len=1,"
                + " ops=[{op=IORING_OP_READV, flags=IO_URING_OP_SUPPORTED}]}, 2) = 0");
    assertThat(text(scene.exit(call, -22)))
        .isEqualTo(
            "io_uring_register(3, IORING_REGISTER_PROBE, 0x1000, 2)"
                + " = -1 EINVAL (Invalid argument)");
  }

  @Test
  void aProbeThatIsNotEmptyIsToldTwice() {
    var scene = new Scene(Abi.X86_64);
    var call = entered(scene, probe(5, 1, 1), PROBE, 2);
    var given =
        "{last_op=IORING_OP_WRITE_FIXED, ops_len=1, ops=[{op=IORING_OP_READV,"
            + " flags=IO_URING_OP_SUPPORTED}, {op=IORING_OP_NOP, flags=0}]}";

    assertThat(text(scene.exit(call, -22))).contains("PROBE, " + given + ", 2) = -1");
    assertThat(text(scene.exit(call, 0))).contains("PROBE, " + given + " => {last_op=");
  }

  @Test
  void aProbeThatCannotBeReadAsAWholeIsAnAddress() {
    for (var count : new int[] {3, 257, -1}) {
      var scene = new Scene(Abi.X86_64);

      assertThat(text(scene.exit(entered(scene, probe(5, 1, 1), PROBE, count), -22)))
          .contains("PROBE, 0x1000, ");
    }
  }

  @Test
  void howManyWorkersThereMayBeIsToldWithWhatItWas() {
    for (var abi : new Abi[] {Abi.X86_64, Abi.I386}) {
      var scene = new Scene(abi);
      var call = entered(scene, bytes().u32(3, 0), WORKERS, 2);

      assertThat(text(scene.exit(call, -22)))
          .contains("WORKERS, [[IO_WQ_BOUND]=3, [IO_WQ_UNBOUND]=0] => 0x1000, 2) = -1");

      var returned = scene.later().with(0x1000, bytes().u32(3, 9)).exit(call, 0);
      assertThat(text(returned))
          .contains("[IO_WQ_UNBOUND]=0] => [[IO_WQ_BOUND]=3, [IO_WQ_UNBOUND]=9], 2) = 0");
      assertThat(json(returned)).contains("\"exit\":[{\"index\":{\"raw\":0,");
    }
  }

  @Test
  void whatTheKernelCannotChangeIsNotToldTwice() {
    var scene = new Scene(Abi.X86_64).with(0x1000, bytes().u32(3));

    assertThat(text(scene.call(-14, "io_uring_register", 3, WORKERS, 0x1000, 2)))
        .contains("WORKERS, [[IO_WQ_BOUND]=3, ... /* 0x1004 */], 2) = -1");
    assertThat(text(scene.call(-14, "io_uring_register", 3, WORKERS, 0x1000, 0)))
        .contains("WORKERS, [], 0) = -1");
    assertThat(text(scene.call(-14, "io_uring_register", 3, WORKERS, 0x2000, 2)))
        .contains("WORKERS, 0x2000, 2) = -1");
  }
}
