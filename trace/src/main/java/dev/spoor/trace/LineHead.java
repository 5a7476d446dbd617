package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.pids.ProcessReferents;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

/// What stands before the event in a line of text: whose it is, when it was, where the task is. For
/// one thread.
final class LineHead {
  private final TraceOptions options;
  private final TextFormatter formatter;
  private final Diagnostics diagnostics;
  private final TimeText times;
  private final IntSupplier taskCount;
  private final Optional<ProcessReferents> names;
  private final Optional<SecurityContexts> contexts;

  /// Whether all lines have their task's number, however many tasks there are.
  private final boolean always;

  /// @param times shared by reports whose lines are told apart by a later merge
  /// @param taskCount how many tasks are traced now
  /// @param names of the tasks that are named; empty if they are not
  LineHead(
      TraceOptions options,
      TextFormatter formatter,
      Diagnostics diagnostics,
      TimeText times,
      IntSupplier taskCount,
      Optional<ProcessReferents> names) {
    this.options = options;
    this.formatter = formatter;
    this.diagnostics = diagnostics;
    this.times = times;
    this.taskCount = taskCount;
    this.names = names;
    this.contexts = options.contexts().map(SecurityContexts::new);
    this.always =
        options.output().isPresent()
            && !options.separately()
            && (options.line().pid()
                || options.follow()
                || options.processes().size() + programs() > 1);
  }

  private int programs() {
    return options.program().isEmpty() ? 0 : 1;
  }

  /// Begins a line with the task, where several are traced.
  ///
  /// @param running whether it can be looked at
  void prefix(TracedTask task, boolean running, StringBuilder text) {
    if (names.isPresent()) {
      prefixNamed(task, running, text);
    } else {
      prefix(task.tid, text);
    }
  }

  /// Goes on with what stands between the task's number and the call.
  ///
  /// @param nanos System.nanoTime()
  /// @param running whether the task can be looked at
  void head(TracedTask task, long nanos, boolean running, StringBuilder text) {
    if (contexts.isPresent()) {
      context(contexts.get().task(task.tid), text);
    }
    times.head(times.needsWallClock() ? Instant.now() : Instant.EPOCH, nanos, text);
    if (options.line().number()) {
      text.append('[');
      TimeText.padded(task.number, 4, text);
      text.append("] ");
    }
    if (options.line().instructionPointer()) {
      pointer(task, running, text);
    }
  }

  private void context(ByteString context, StringBuilder text) {
    if (context.length() > 0) {
      text.append('[');
      formatter.name(context, text);
      text.append("] ");
    }
  }

  private void prefix(Tid tid, StringBuilder text) {
    if (always) {
      var start = text.length();
      text.append(tid.value());
      while (text.length() < start + 5) {
        text.append(' ');
      }
      text.append(' ');
    } else if (showsPid()) {
      text.append("[pid ");
      TimeText.padded(tid.value(), 5, text);
      text.append("] ");
    }
  }

  private boolean showsPid() {
    return options.output().isEmpty() && (taskCount.getAsInt() > 1 || options.line().pid());
  }

  /// The same with the task's name, which is read again at each line as long as the task is there.
  private void prefixNamed(TracedTask task, boolean running, StringBuilder text) {
    if (task.launching) {
      task.name = ByteString.of(diagnostics.program());
    } else if (running || task.name.length() == 0) {
      task.rename(names.get().name(task.tid));
    }
    if (always) {
      text.append(task.tid.value()).append('<');
      formatter.name(task.name, text);
      text.append("> ");
    } else if (showsPid()) {
      text.append("[pid ");
      TimeText.padded(task.tid.value(), 5, text);
      text.append('<');
      formatter.name(task.name, text);
      text.append(">] ");
    }
  }

  private static void pointer(TracedTask task, boolean running, StringBuilder text) {
    var digits = task.abi == Abi.I386 || task.abi == Abi.X32 ? 8 : 16;
    text.append('[');
    for (var i = digits - 1; i >= 0; i--) {
      text.append(running ? Character.forDigit((int) (task.pc >>> 4 * i & 15), 16) : '?');
    }
    text.append("] ");
  }
}
