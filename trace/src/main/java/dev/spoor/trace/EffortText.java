package dev.spoor.trace;

import dev.spoor.engine.Effort;
import java.util.Locale;

/// What `-d` says at the end: how many stops there were, and what the tracer did for each.
final class EffortText {
  private EffortText() {}

  /// {@return what strace says of the kernel too, for scripts that ask it}
  static String ofKernel(Effort effort) {
    return "PTRACE_GET_SYSCALL_INFO " + (effort.readByRegisters() ? "does not work" : "works");
  }

  /// {@return a line such as `10 stops: 11 wait4 (1.10 a stop), 2 write (0.20 a stop)`}
  ///
  /// @param writes how often the output was written
  static String of(Effort effort, long writes) {
    var text = new StringBuilder().append(effort.stops()).append(" stops:");
    effort.calls().forEach((name, count) -> add(text, name, count, effort.stops()));
    add(text, "write", writes, effort.stops());
    return text.deleteCharAt(text.length() - 1).toString();
  }

  private static void add(StringBuilder text, String name, long count, long stops) {
    text.append(' ').append(count).append(' ').append(name);
    if (stops > 0) {
      text.append(String.format(Locale.ROOT, " (%.2f a stop)", (double) count / stops));
    }
    text.append(',');
  }
}
