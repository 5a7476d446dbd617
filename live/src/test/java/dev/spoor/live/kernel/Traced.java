package dev.spoor.live.kernel;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.kernel.SyscallInfo;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A program that runs and said its first line, and the kernel to trace it with from this thread.
/// All tracees of the thread are killed and waited for on close.
final class Traced implements AutoCloseable {
  final Kernel kernel = Kernel.open();
  final Background program;
  final Tid tid;

  /// The words of the first line that the program printed.
  final List<String> greeting;

  /// Tasks that are traced besides and stopped: killed on close too.
  private final List<Tid> others = new ArrayList<>();

  private Traced(Object... command) {
    program = Background.start(command);
    tid = program.pid();
    greeting = List.of(program.line().split(" ", -1));
  }

  /// Starts a program that is not traced yet.
  static Traced running(Object... command) {
    return new Traced(command);
  }

  /// Starts a program and seizes it.
  static Traced seized(Set<PtraceOption> options, Object... command) {
    var traced = new Traced(command);
    traced.kernel.seize(traced.tid, options);
    return traced;
  }

  /// Starts a program, seizes it under TRACESYSGOOD and stops it.
  static Traced stopped(Object... command) {
    var traced = seized(EnumSet.of(PtraceOption.TRACESYSGOOD), command);
    traced.stop();
    return traced;
  }

  /// Interrupts it and waits for the stop.
  WaitStatus.Stopped stop() {
    kernel.interrupt(tid);
    return next();
  }

  /// {@return the next report, which must be a stop}
  WaitStatus.Stopped next() {
    return switch (end()) {
      case WaitStatus.Stopped stopped -> stopped;
      case WaitStatus other -> throw new AssertionError("no stop: " + other);
    };
  }

  /// {@return the next report}
  WaitStatus end() {
    return switch (kernel.await(tid)) {
      case WaitOutcome.Report report -> report.status();
      case WaitOutcome other -> throw new AssertionError("no report: " + other);
    };
  }

  void cont() {
    kernel.cont(tid, Optional.empty());
  }

  /// Runs to the entry of a call with this number. The task must be stopped outside a call, or in a
  /// call that it entered before it was seized.
  SyscallInfo.Entry toEntryOf(long number) {
    while (true) {
      kernel.syscall(tid, Optional.empty());
      next();
      if (kernel.syscallInfo(tid) instanceof SyscallInfo.Entry entry && entry.number() == number) {
        return entry;
      }
    }
  }

  /// {@return a number the program printed in hexadecimal, with or without 0x, as word `index`}
  long word(int index) {
    var text = greeting.get(index);
    return Long.parseUnsignedLong(text.startsWith("0x") ? text.substring(2) : text, 16);
  }

  /// Takes care of another tracee, which may be stopped when the test ends.
  Tid andAlso(Tid other) {
    others.add(other);
    return other;
  }

  @Override
  public void close() {
    var _ = kernel.kill(tid, Signal.KILL);
    others.forEach(this::finish);
    while (kernel.await() instanceof WaitOutcome.Report report) {
      if (report.status() instanceof WaitStatus.Stopped) {
        finish(report.tid());
      }
    }
    kernel.close();
    program.close();
  }

  private void finish(Tid task) {
    var _ = kernel.kill(task, Signal.KILL);
    try {
      kernel.cont(task, Optional.empty());
    } catch (KernelException gone) {
      // Killed before it could be resumed.
    }
  }
}
