package dev.spoor.syscalls;

import dev.spoor.machine.linux.Signal;
import dev.spoor.syscalls.value.Value;

/// The status word of wait(2) in the macros that take it apart.
final class WaitStatusWords {
  private WaitStatusWords() {}

  static Value of(int status) {
    return new Value.Worded(status & 0xffff_ffffL, Value.Base.UNSIGNED, words(status));
  }

  private static String words(int status) {
    var event = status & ~0xffff;
    var rest = event == 0 ? "" : "|0x" + Integer.toHexString(event);
    if ((status & 0xffff) == 0xffff) {
      return "{WIFCONTINUED(s)}" + rest;
    }
    var low = status & 0x7f;
    if (low == 0) {
      return "{WIFEXITED(s) && WEXITSTATUS(s) == " + (status >> 8 & 0xff) + "}" + rest;
    }
    if ((status & 0xff) == 0x7f) {
      return "{WIFSTOPPED(s) && WSTOPSIG(s) == " + stop(status >> 8 & 0xff) + "}" + rest;
    }
    var core = (status & 0x80) != 0 ? " && WCOREDUMP(s)" : "";
    return "{WIFSIGNALED(s) && WTERMSIG(s) == " + Signal.of(low).name() + core + "}" + rest;
  }

  private static String stop(int signal) {
    var plain = Signal.of(signal & 0x7f).name();
    return (signal & 0x80) != 0 ? plain + " | 0x80" : plain;
  }
}
