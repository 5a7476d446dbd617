package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.KernelException;
import dev.spoor.kernel.PtraceSignals;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Register;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.SignalSet;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.I386;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.machine.x86_64.Xstate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The right to read and change one task, valid from its stop until it is resumed. Only for the
/// tracer thread: inside a [StopHandler], or in [Tracer#inspect] for a task that is held.
///
/// Every method throws [TraceeGoneException] if the task was killed meanwhile, and
/// [IllegalStateException] if it has been resumed; [RefusedException] if the kernel refuses.
public final class StoppedTask {
  /// `gs_base` in `struct user_regs_struct` (sys/user.h).
  private static final int USER_GS_BASE = 176;

  /// linux/elf.h.
  private static final int NT_PRFPREG = 2;

  private static final int NT_X86_XSTATE = 0x202;
  private static final int FXSAVE_BYTES = 512;
  private static final int MOST_XSTATE_BYTES = 1 << 14;
  private static final int MOST_PENDING = 64;

  private final Kernel kernel;
  private final TrackedTask task;
  private final long stopNumber;
  private final Consumer<WaitOutcome.Report> died;

  /// @param died is given the report of the task's end, should it come during a request
  StoppedTask(Kernel kernel, TrackedTask task, Consumer<WaitOutcome.Report> died) {
    this.kernel = kernel;
    this.task = task;
    this.died = died;
    this.stopNumber = task.stopNumber;
  }

  /// {@return the task}
  public Tid tid() {
    return task.tid;
  }

  /// {@return the process it belongs to: the tid of its first thread}
  public Tid process() {
    return task.process;
  }

  /// {@return whether system calls of it can pass without a stop} They can under
  /// [Command#withCallFilter], unless the program has installed a filter of its own.
  public boolean passesCallsUnseen() {
    return task.passesCallsUnseen();
  }

  private void requireCurrent() {
    if (task.stopNumber != stopNumber || task.phase != TrackedTask.Phase.STOPPED) {
      throw new IllegalStateException("task " + task.tid + " has been resumed since this stop");
    }
  }

  private <T> T asking(Supplier<T> request) {
    requireCurrent();
    try {
      return request.get();
    } catch (KernelException failure) {
      if (failure.errno().equals(Errno.ESRCH)) {
        throw new TraceeGoneException(task.tid);
      }
      throw new RefusedException(failure);
    }
  }

  private void telling(Runnable request) {
    var _ =
        asking(() -> {
          request.run();
          return true;
        });
  }

  /// {@return its memory; valid as long as this is}
  public Memory memory() {
    return new LiveMemory(kernel, task.tid);
  }

  /// {@return what it has open; valid as long as this is}
  public TaskFiles files() {
    return new ProcFiles(kernel, new ProcTasks(), task.tid);
  }

  /// {@return the general registers, in the layout of the program that runs:
  /// `dev.spoor.machine.x86_64` has both}
  public Registers registers() {
    requireCurrent();
    if (task.registers.isEmpty()) {
      task.registers = Optional.of(asking(() -> general(kernel, task.tid)));
    }
    return task.registers.get();
  }

  /// Both layouts are asked for by one note; the size of the answer tells which it is.
  static Registers general(Kernel kernel, Tid tid) {
    var block = kernel.registerSet(tid, X86_64.GENERAL.note(), X86_64.GENERAL.sizeBytes());
    return block.length == I386.GENERAL.sizeBytes()
        ? RegisterImage.empty(I386.table()).withBlock(I386.GENERAL, block)
        : RegisterImage.empty(X86_64.table()).withBlock(X86_64.GENERAL, block);
  }

  /// Replaces the general registers.
  ///
  /// @param values an image that came from [#registers()], changed by `with`
  public void setRegisters(Registers values) {
    task.cpu.registersChanged = true;
    telling(() -> writeGeneral(kernel, task.tid, values));
    task.registers = Optional.of(values);
    task.owesRegisters = false;
  }

  /// Replaces the general registers as [#setRegisters] does, but the kernel is told only when the
  /// handler has answered, or something else needs it: however often they are changed at a stop,
  /// that is one request.
  ///
  /// @param values as for [#setRegisters], and such that no kernel refuses them: integers, flags
  ///   that the program can set itself, a program counter that is canonical
  public void changeRegisters(Registers values) {
    requireCurrent();
    task.cpu.registersChanged = true;
    task.registers = Optional.of(values);
    task.owesRegisters = true;
  }

  /// Tells the kernel what [#changeRegisters] has changed, if that is not done yet.
  public void settleRegisters() {
    requireCurrent();
    if (task.owesRegisters) {
      setRegisters(registers());
    }
  }

  /// Replaces one register that is none of the general ones: ptrace(2), PTRACE_GETREGSET and
  /// PTRACE_SETREGSET.
  ///
  /// @throws IllegalArgumentException if the CPU has not that register
  public void setExtended(Register register, byte[] bytes) {
    var set = register.set();
    telling(() -> {
      var block = kernel.registerSet(task.tid, set.note(), set.sizeBytes());
      if (register.offset() + bytes.length > block.length || bytes.length != register.width()) {
        throw new IllegalArgumentException("there is no register " + register + " here");
      }
      if (set.equals(X86_64.XSTATE)) {
        // What the CPU has not stored of a component counts only if that is marked as in use.
        block =
            new Xstate(ByteString.of(block)).with(register, ByteString.of(bytes)).block().toArray();
      } else {
        System.arraycopy(bytes, 0, block, register.offset(), bytes.length);
      }
      kernel.setRegisterSet(task.tid, set.note(), block);
    });
  }

  static void writeGeneral(Kernel kernel, Tid tid, Registers values) {
    var set = values.architecture().general();
    if (values instanceof RegisterImage image && image.isWhole(set)) {
      kernel.setRegisterSet(tid, set.note(), image.block(set));
      return;
    }
    var block = new byte[set.sizeBytes()];
    for (var register : values.architecture().registers()) {
      if (register.set().equals(set)) {
        System.arraycopy(values.bytes(register), 0, block, register.offset(), register.width());
      }
    }
    kernel.setRegisterSet(tid, set.note(), block);
  }

  /// {@return the general registers and, where the CPU has them, floating point, extended state and
  /// debug registers}
  public Registers allRegisters() {
    settleRegisters();
    var general = registers();
    return asking(() -> RegisterReading.all(kernel, task.tid, general));
  }

  /// {@return the floating-point and vector registers as one block (NT_X86_XSTATE, or NT_PRFPREG of
  /// a CPU without XSAVE), for [#setFloatingState]} Its first 512 bytes are as FXSAVE has them.
  public byte[] floatingState() {
    return asking(() -> {
      try {
        return kernel.registerSet(task.tid, NT_X86_XSTATE, MOST_XSTATE_BYTES);
      } catch (KernelException absent) {
        if (absent.errno().equals(Errno.ESRCH)) {
          throw absent;
        }
        return kernel.registerSet(task.tid, NT_PRFPREG, FXSAVE_BYTES);
      }
    });
  }

  /// Replaces the floating-point and vector registers.
  ///
  /// @param block from [#floatingState], perhaps changed
  public void setFloatingState(byte[] block) {
    telling(() ->
        kernel.setRegisterSet(
            task.tid, block.length > FXSAVE_BYTES ? NT_X86_XSTATE : NT_PRFPREG, block));
  }

  /// {@return one word of `struct user` (sys/user.h), in the 64-bit layout also for a 32-bit
  /// program} ptrace(2), PTRACE_PEEKUSER. [#registers()] reads all at once.
  ///
  /// @param offset in bytes, a multiple of 8: a register's offset in the set `general` of x86-64
  public long peekUser(int offset) {
    settleRegisters();
    return asking(() -> kernel.peekUser(task.tid, offset));
  }

  /// {@return what the segment of its own variables is based on, `gs`, of a task that runs code of
  /// 32 bits; others have it among their registers} ptrace(2), PTRACE_PEEKUSER.
  public OptionalLong narrowThreadPointer() {
    return registers().architecture().pointerBytes() == Integer.BYTES
        ? OptionalLong.of(peekUser(USER_GS_BASE) & 0xffff_ffffL)
        : OptionalLong.empty();
  }

  /// {@return whether it has a siginfo: at a group-stop there is none}
  public boolean hasSignalInfo() {
    return !(task.current instanceof TaskStop.GroupStop);
  }

  /// {@return the siginfo of the signal that is being delivered}
  ///
  /// @throws IllegalStateException if the stop is no [TaskStop.SignalDelivery]
  public SignalInfo signalInfo() {
    return SignalInfo.parse(signalInfoBytes(), Abi.X86_64);
  }

  /// {@return the 128 bytes of the siginfo_t of the signal that is being delivered, in the layout
  /// of a 64-bit program also for a 32-bit one}
  public byte[] signalInfoBytes() {
    if (task.current instanceof TaskStop.GroupStop) {
      throw new IllegalStateException("a group-stop has no siginfo: task " + task.tid);
    }
    return asking(() -> kernel.signalInfo(task.tid));
  }

  /// Replaces the siginfo of the signal that is being delivered.
  ///
  /// @param info whose signal is the one that the answer delivers; for another one the kernel makes
  ///   a siginfo of its own
  public void setSignalInfo(SignalInfo info) {
    telling(() -> kernel.setSignalInfo(task.tid, info.encode(Abi.X86_64)));
  }

  /// {@return whether a SIGTRAP that an instruction of the task has caused waits to be delivered,
  /// for an interruption is reported before it} It is the next stop if the task runs on, and kills
  /// the task if it is let go. ptrace(2), PTRACE_PEEKSIGINFO.
  public boolean hasTrapPending() {
    return asking(() ->
        kernel.pendingSignals(task.tid, PtraceSignals.PendingQueue.TASK, 0, MOST_PENDING).stream()
            .anyMatch(info -> info.signal().equals(Signal.TRAP) && info.code() > 0));
  }

  /// {@return the signals it blocks}
  public SignalSet signalMask() {
    return asking(() -> kernel.signalMask(task.tid));
  }

  /// Replaces the signals it blocks.
  public void setSignalMask(SignalSet blocked) {
    telling(() -> kernel.setSignalMask(task.tid, blocked));
  }

  /// {@return the task's debug registers}
  public DebugRegisters debugRegisters() {
    return new DebugRegisters(
        offset -> asking(() -> kernel.peekUser(task.tid, offset)),
        (offset, word) -> {
          task.debugRegistersUsed = true;
          telling(() -> kernel.pokeUser(task.tid, offset, word));
        });
  }

  /// Changes the system call at whose entry the task is.
  ///
  /// @param number as the call's ABI counts; -1 for none
  public void changeCall(long number, Arguments arguments) {
    settleRegisters();
    task.cpu.registersChanged = true;
    if (asking(() -> CallEdit.entry(kernel, task, number, arguments))) {
      task.registers = Optional.empty();
    } else {
      setRegisters(CallRegisters.withCall(registers(), task.abi, number, arguments));
    }
  }

  /// Has the kernel carry out another call in place of the one at whose entry the task is, and
  /// gives the program a result of ours.
  ///
  /// @param number as the call's ABI counts; of a call without side effects: it is left out if the
  ///   task is let go before it has begun
  /// @param result what the program gets as its result, an error as a negative number
  public void replaceCall(long number, Arguments arguments, long result) {
    changeCall(number, arguments);
    task.resultOfSkipped = OptionalLong.of(result);
  }

  /// Keeps the kernel from carrying out the call at whose entry the task is.
  ///
  /// @param result what the program gets as its result, an error as a negative number
  public void skipCall(long result) {
    var convention = CallRegisters.of(registers(), task.abi);
    // The kernel leaves the result alone when there is no call: it is there from now on, whatever
    // becomes of the task or of the tracer before the exit. (PTRACE_SET_SYSCALL_INFO cannot set it
    // here.)
    setRegisters(registers().with(convention.number(), -1).with(convention.result(), result));
    task.resultOfSkipped = OptionalLong.of(result);
  }

  /// Makes the exit of the call that the task is entering pass unseen and unasked, which saves a
  /// third of what that stop costs. It is only a wish: where the engine itself must know how the
  /// call ended, the exit is shown. At any stop but [TaskStop.SyscallEntry] it means nothing.
  public void hideExit() {
    if (task.current instanceof TaskStop.SyscallEntry
        && task.arrival == TrackedTask.Arrival.ARRIVED
        && task.resultOfSkipped.isEmpty()
        && !task.isFiltered()
        && !kernel.isCloning(task.abi, task.number)) {
      task.hideNextExit = true;
      task.exitUnread = true;
    }
  }

  /// Changes the result of the call from which the task is about to return, or that was emulated.
  ///
  /// @param result an error as a negative number
  public void setResult(long result) {
    settleRegisters();
    if (asking(() -> CallEdit.exit(kernel, task, result))) {
      task.registers = Optional.empty();
      return;
    }
    var convention = CallRegisters.of(registers(), task.abi);
    setRegisters(registers().with(convention.result(), result));
  }

  /// Makes the task carry out a system call and puts everything back as it was: registers, signal
  /// mask, kind of stop. All its signals wait meanwhile. It blocks as long as the call does.
  ///
  /// @param number in the ABI of the program that runs (i386's for a 32-bit one); not one that
  ///   makes a task, replaces the program or ends it
  /// @return the result, an error as a negative number
  /// @throws IllegalStateException in the middle of another call: at [TaskStop.Spawned],
  ///   [TaskStop.Execed], [TaskStop.Seccomp], [TaskStop.VforkDone], [TaskStop.Exiting]
  public long inject(long number, Arguments arguments) {
    settleRegisters();
    var saved = registers();
    telling(task.cpu::disturb);
    return asking(() -> new Injection(kernel, task, died).call(saved, number, arguments));
  }
}
