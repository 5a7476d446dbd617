package dev.spoor.trace;

import dev.spoor.machine.linux.Signal;

/// Stand-in.
final class SignalText {
  private SignalText() {}

  static void append(Signal signal, byte[] info, StringBuilder out) {
    assert info.length == 128;
    out.append("{si_signo=").append(signal.name()).append('}');
  }
}
