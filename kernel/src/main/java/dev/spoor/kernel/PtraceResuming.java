package dev.spoor.kernel;

import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// The requests of ptrace(2) that let a stopped task run. A signal is delivered only from a
/// signal-delivery-stop; at any other stop the kernel may drop it. A number that is no signal is
/// refused with EIO.
public interface PtraceResuming {
  /// Runs to the next stop that is not a system call. ptrace(2), PTRACE_CONT.
  void cont(Tid tid, Optional<Signal> deliver);

  /// Runs to the next entry to or exit from a system call. ptrace(2), PTRACE_SYSCALL.
  void syscall(Tid tid, Optional<Signal> deliver);

  /// Runs one instruction. ptrace(2), PTRACE_SINGLESTEP.
  void singleStep(Tid tid, Optional<Signal> deliver);

  /// Runs to the end of a basic block (the next branch taken). ptrace(2), PTRACE_SINGLEBLOCK. A CPU
  /// or virtual machine without branch tracing may stop after each instruction, or not at all.
  ///
  /// @throws KernelException EIO where the CPU cannot
  void singleBlock(Tid tid, Optional<Signal> deliver);

  /// Runs to the next entry to a system call, which is not carried out. ptrace(2), PTRACE_SYSEMU.
  void sysemu(Tid tid, Optional<Signal> deliver);

  /// Runs one instruction; if it is a system call it is not carried out. PTRACE_SYSEMU_SINGLESTEP.
  void sysemuSingleStep(Tid tid, Optional<Signal> deliver);

  /// Leaves a task in its group-stop but reports when that ends. ptrace(2), PTRACE_LISTEN.
  ///
  /// @throws KernelException EIO if it is not in a group-stop, or was attached and not seized
  void listen(Tid tid);
}
