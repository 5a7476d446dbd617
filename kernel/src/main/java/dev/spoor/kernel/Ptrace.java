package dev.spoor.kernel;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.Set;

/// ptrace(2), one method per request. Unless a method says otherwise the task must be in a
/// ptrace-stop and traced by the calling thread; if it is not, or died meanwhile, ESRCH is thrown.
public interface Ptrace {
  /// Becomes the tracer of a task without stopping it. ptrace(2), PTRACE_SEIZE.
  ///
  /// @throws KernelException EPERM if it may not be traced or is already; ESRCH if there is none
  void seize(Tid tid, Set<PtraceOption> options);

  /// Stops a seized task; it reports `PTRACE_EVENT_STOP`. ptrace(2), PTRACE_INTERRUPT. The task may
  /// run.
  void interrupt(Tid tid);

  /// Lets a task go on untraced. ptrace(2), PTRACE_DETACH.
  ///
  /// @param deliver a signal for it to receive
  void detach(Tid tid, Optional<Signal> deliver);

  /// Runs to the next stop that is not a system call. ptrace(2), PTRACE_CONT.
  void cont(Tid tid, Optional<Signal> deliver);

  /// Runs to the next entry to or exit from a system call. ptrace(2), PTRACE_SYSCALL.
  void syscall(Tid tid, Optional<Signal> deliver);

  /// Runs one instruction. ptrace(2), PTRACE_SINGLESTEP.
  void singleStep(Tid tid, Optional<Signal> deliver);

  /// Runs to the end of a basic block (the next branch taken). ptrace(2), PTRACE_SINGLEBLOCK.
  ///
  /// @throws KernelException EIO where the CPU cannot
  void singleBlock(Tid tid, Optional<Signal> deliver);

  /// Runs to the next entry to a system call, which is not carried out. ptrace(2), PTRACE_SYSEMU.
  void sysemu(Tid tid, Optional<Signal> deliver);

  /// Runs one instruction; if it is a system call it is not carried out. PTRACE_SYSEMU_SINGLESTEP.
  void sysemuSingleStep(Tid tid, Optional<Signal> deliver);

  /// Leaves a task in its group-stop but reports when that ends. ptrace(2), PTRACE_LISTEN.
  void listen(Tid tid);

  /// Changes the options of a traced task. ptrace(2), PTRACE_SETOPTIONS.
  void setOptions(Tid tid, Set<PtraceOption> options);

  /// {@return the message of the event the task is stopped at: a child's tid, an exit status, the
  /// former tid at an exec} ptrace(2), PTRACE_GETEVENTMSG.
  long eventMessage(Tid tid);

  /// {@return what the stop says of a system call} ptrace(2), PTRACE_GET_SYSCALL_INFO.
  SyscallInfo syscallInfo(Tid tid);

  /// {@return the 128 bytes of the siginfo_t of the signal that is being delivered} ptrace(2),
  /// PTRACE_GETSIGINFO.
  ///
  /// @throws KernelException EINVAL if the stop is a group-stop
  byte[] signalInfo(Tid tid);

  /// Replaces the siginfo_t of the signal that is being delivered. ptrace(2), PTRACE_SETSIGINFO.
  ///
  /// @param info 128 bytes
  void setSignalInfo(Tid tid, byte[] info);

  /// {@return the block of a register set, as long as the kernel's} ptrace(2), PTRACE_GETREGSET.
  ///
  /// @param note the `NT_` number, linux/elf.h
  /// @param capacityBytes how many bytes to ask for at most
  byte[] registerSet(Tid tid, int note, int capacityBytes);

  /// Replaces the block of a register set. ptrace(2), PTRACE_SETREGSET.
  void setRegisterSet(Tid tid, int note, byte[] block);

  /// {@return the word of `struct user` (sys/user.h) at `offset`} ptrace(2), PTRACE_PEEKUSER.
  ///
  /// @param offset in bytes, a multiple of 8
  /// @throws KernelException EIO for an offset that is none
  long peekUser(Tid tid, int offset);

  /// Replaces a word of `struct user`. ptrace(2), PTRACE_POKEUSER.
  void pokeUser(Tid tid, int offset, long word);

  /// {@return the word at `address`} ptrace(2), PTRACE_PEEKDATA.
  ///
  /// @throws KernelException EIO if it cannot be read
  long peekData(Tid tid, Address address);

  /// Replaces the word at `address`, also where the page is read-only. ptrace(2), PTRACE_POKEDATA.
  void pokeData(Tid tid, Address address, long word);
}
