package dev.spoor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.linux.Signal;
import org.junit.jupiter.api.Test;

class WaitStatusTest {
  private static final int[] UPPER_HALVES = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 127, 128, 129, 255, 256, 0x7fff, 0x8000, 0x8080, 0xfffe, 0xffff
  };

  /// The status word, made again from what was understood of it.
  private static int encode(WaitStatus status) {
    return switch (status) {
      case WaitStatus.Exited exited -> exited.code() << 8;
      case WaitStatus.Killed killed -> killed.signal().number() | (killed.dumpedCore() ? 0x80 : 0);
      case WaitStatus.Stopped stopped ->
          stopped.event() << 16
              | (stopped.signal().number() | (stopped.syscall() ? 0x80 : 0)) << 8
              | 0x7f;
      case WaitStatus.Continued _ -> 0xffff;
      case WaitStatus.Unrecognized unrecognized -> unrecognized.raw();
    };
  }

  @Test
  void nothingOfAnyWordIsLost() {
    for (var upper : UPPER_HALVES) {
      for (var lower = 0; lower < 0x1_0000; lower++) {
        var raw = upper << 16 | lower;
        assertThat(encode(WaitStatus.of(raw))).isEqualTo(raw);
      }
    }
  }

  @Test
  void onlyWordsOfADocumentedFormAreRecognized() {
    for (var lower = 0; lower < 0x1_0000; lower++) {
      var documented =
          (lower & 0xff) == 0
              || (lower & 0xff) == 0x7f
              || lower < 0x100 && lower != 0x80 && lower != 0xff
              || lower == 0xffff;
      assertThat(WaitStatus.of(lower) instanceof WaitStatus.Unrecognized)
          .as("0x%x", lower)
          .isEqualTo(!documented);
    }
  }

  @Test
  void aSyscallStopHasTheBitThatTracesysgoodAdds() {
    assertThat(WaitStatus.of(0x857f)).isEqualTo(new WaitStatus.Stopped(Signal.TRAP, true, 0));
  }

  @Test
  void anEventIsInTheUpperHalf() {
    assertThat(WaitStatus.of(0x80_137f))
        .isEqualTo(new WaitStatus.Stopped(Signal.STOP, false, PtraceEvent.STOP));
  }
}
