package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.PtraceEvent;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.kernel.WaitStatus;
import dev.spoor.machine.Address;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalSet;
import dev.spoor.machine.linux.Tid;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes a stopped task carry out a system call of the tracer's choosing, then puts everything
/// back: registers, signal mask, and the kind of stop it was in.
///
/// The call is made from an instruction that is there already, so no code is changed that another
/// thread could run. All signals are blocked meanwhile. What the stop was decides the way back:
/// - the entry to a call: the chosen one is carried out in its place, then the task makes its own
///   again;
/// - the exit from a call: the task is at an exit again when the chosen one ends;
/// - a stop inside signal handling (signal-delivery, group-stop, interruption): the kernel decides
///   there whether the interrupted call is restarted, so the task must be brought back to just
///   there, by sending the signal, or interrupting, once more.
final class Injection {
  private static final SignalSet EVERY = new SignalSet(-1);

  private final Kernel kernel;
  private final TrackedTask task;
  private final Tid tid;
  private final Consumer<WaitOutcome.Report> died;

  /// @param died is given the report of the task's end, if that comes meanwhile
  Injection(Kernel kernel, TrackedTask task, Consumer<WaitOutcome.Report> died) {
    this.kernel = kernel;
    this.task = task;
    this.tid = task.tid;
    this.died = died;
  }

  /// Carries out one call.
  ///
  /// @param saved the task's registers now
  /// @return its result, an error as a negative number
  /// @throws TraceeGoneException if the task is killed meanwhile
  long call(Registers saved, long number, Arguments arguments) {
    var mask = kernel.signalMask(tid);
    return switch (task.current) {
      case TaskStop.SyscallEntry _, TaskStop.Launched _ -> inPlace(saved, mask, number, arguments);
      case TaskStop.SyscallExit _ -> atExit(saved, mask, number, arguments);
      case TaskStop.SignalDelivery(var _, var signal) ->
          atSignal(saved, mask, signal, number, arguments);
      case TaskStop.GroupStop _,
          TaskStop.Attached _,
          TaskStop.Born _,
          TaskStop.Interrupted _,
          TaskStop.Stepped _ ->
          atInterruption(saved, mask, number, arguments);
      case TaskStop.Seccomp _,
          TaskStop.Spawned _,
          TaskStop.VforkDone _,
          TaskStop.Execed _,
          TaskStop.Exiting _,
          TaskStop.Unrecognized _ ->
          throw new IllegalStateException(
              "no call can be made in the middle of another one: " + task.current);
    };
  }

  private long inPlace(Registers saved, SignalSet mask, long number, Arguments arguments) {
    kernel.setSignalMask(tid, EVERY);
    write(CallRegisters.withCall(saved, task.abi, number, arguments));
    kernel.syscall(tid, Optional.empty());
    awaitSyscallStop();
    var result = result();
    kernel.setSignalMask(tid, mask);
    var convention = CallRegisters.of(saved, task.abi);
    var again =
        saved
            .with(convention.restarted(), saved.unsigned(convention.number()))
            .with(saved.architecture().programCounter(), saved.pc().value() - length(saved))
            .with(convention.number(), -1);
    write(again);
    kernel.syscall(tid, Optional.empty());
    awaitSyscallStop();
    return result;
  }

  private long atExit(Registers saved, SignalSet mask, long number, Arguments arguments) {
    var result = roundTrip(saved, number, arguments);
    write(saved);
    kernel.setSignalMask(tid, mask);
    if (isToBeRestarted(saved)) {
      // The kernel does so on its way through signal handling, for which the reason is gone by now.
      kernel.interrupt(tid);
      task.hidesInterruption = true;
    }
    return result;
  }

  /// ERESTARTSYS, ERESTARTNOINTR, ERESTARTNOHAND, ERESTART_RESTARTBLOCK of linux/errno.h.
  private static boolean isToBeRestarted(Registers registers) {
    var result = -(int) registers.unsigned(registers.architecture().syscalls().result());
    return result >= 512 && result <= 516 && result != 515;
  }

  private long atInterruption(Registers saved, SignalSet mask, long number, Arguments arguments) {
    var result = roundTrip(saved, number, arguments);
    write(saved);
    kernel.interrupt(tid);
    kernel.syscall(tid, Optional.empty());
    awaitEvent();
    kernel.setSignalMask(tid, mask);
    return result;
  }

  private long atSignal(
      Registers saved, SignalSet mask, Signal signal, long number, Arguments arguments) {
    var info = kernel.signalInfo(tid);
    var result = roundTrip(saved, number, arguments);
    write(saved);
    // Of all that may be waiting, this one alone.
    kernel.setSignalMask(tid, EVERY.without(signal));
    kernel.syscall(tid, Optional.of(signal));
    awaitSignal(signal);
    kernel.setSignalInfo(tid, info);
    kernel.setSignalMask(tid, mask);
    return result;
  }

  /// From a stop outside of any call through the entry to the exit of the chosen one.
  private long roundTrip(Registers saved, long number, Arguments arguments) {
    kernel.setSignalMask(tid, EVERY);
    var convention = saved.architecture().syscalls();
    var calling = saved.with(convention.number(), -1).with(convention.restarted(), number);
    for (var i = 0; i < Arguments.COUNT; i++) {
      calling = calling.with(convention.arguments().get(i), arguments.get(i));
    }
    var at = callInstruction(saved);
    write(calling.with(saved.architecture().programCounter(), at.value()));
    kernel.syscall(tid, Optional.empty());
    awaitSyscallStop();
    kernel.syscall(tid, Optional.empty());
    awaitSyscallStop();
    return result();
  }

  private long result() {
    var registers = StoppedTask.general(kernel, tid);
    var result = registers.unsigned(registers.architecture().syscalls().result());
    return registers.architecture().pointerBytes() == 4 ? (int) result : result;
  }

  private void write(Registers registers) {
    StoppedTask.writeGeneral(kernel, tid, registers);
  }

  private static int length(Registers registers) {
    return registers.architecture().syscalls().instruction().bytes().length;
  }

  /// An instruction that makes a system call: the one just behind which the task stands, or one of
  /// the vdso.
  private Address callInstruction(Registers registers) {
    var wanted = registers.architecture().syscalls().instruction().bytes();
    var memory = new LiveMemory(kernel, tid);
    var behind = registers.pc().plus(-wanted.length);
    if (Arrays.equals(memory.read(behind, wanted.length), wanted)) {
      return behind;
    }
    return Vdso.find(tid, memory, wanted)
        .orElseThrow(() ->
            new IllegalStateException("task " + tid + " has no instruction to make a call with"));
  }

  private interface Wanted {
    boolean is(WaitStatus.Stopped stop);
  }

  private void awaitSyscallStop() {
    await(WaitStatus.Stopped::syscall);
  }

  private void awaitEvent() {
    await(stop -> stop.event() == PtraceEvent.STOP);
  }

  private void awaitSignal(Signal signal) {
    await(stop -> stop.event() == 0 && !stop.syscall() && stop.signal().equals(signal));
  }

  private void await(Wanted wanted) {
    while (true) {
      switch (kernel.await(tid)) {
        case WaitOutcome.Report report -> {
          if (reached(report, wanted)) {
            return;
          }
        }
        case WaitOutcome.Interrupted _, WaitOutcome.Nothing _ -> {
          // An order of another thread: it waits until this is done.
        }
        case WaitOutcome.NoTracees _ -> throw new TraceeGoneException(tid);
      }
    }
  }

  private boolean reached(WaitOutcome.Report report, Wanted wanted) {
    if (!(report.status() instanceof WaitStatus.Stopped stop)) {
      died.accept(report);
      throw new TraceeGoneException(tid);
    }
    if (wanted.is(stop)) {
      return true;
    }
    // SIGSTOP cannot be blocked, and its group-stop comes back when the call is done.
    var isSignal = stop.event() == 0 && !stop.syscall();
    kernel.syscall(tid, isSignal ? Optional.of(stop.signal()) : Optional.empty());
    return false;
  }
}
