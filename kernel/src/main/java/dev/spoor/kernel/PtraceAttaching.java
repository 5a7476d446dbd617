package dev.spoor.kernel;

import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.Set;

/// The requests of ptrace(2) that begin and end tracing, and its options.
public interface PtraceAttaching {
  /// Becomes the tracer of a task without stopping it. ptrace(2), PTRACE_SEIZE. The task may run.
  ///
  /// @throws KernelException EPERM if it may not be traced or is already; ESRCH if there is none;
  ///   EINVAL for an option the kernel does not know
  void seize(Tid tid, Set<PtraceOption> options);

  /// Becomes the tracer of a task and sends it a SIGSTOP, whose signal-delivery-stop is the first
  /// report (or a later one, when another signal came first). ptrace(2), PTRACE_ATTACH. The task
  /// may run. [#seize] has no such signal to account for; only after it INTERRUPT and LISTEN work.
  ///
  /// @throws KernelException EPERM, ESRCH as for [#seize]
  void attach(Tid tid);

  /// Stops a seized task; it reports `PTRACE_EVENT_STOP`. ptrace(2), PTRACE_INTERRUPT. The task may
  /// run.
  ///
  /// @throws KernelException EIO if it was attached, not seized
  void interrupt(Tid tid);

  /// Lets a task go on untraced. ptrace(2), PTRACE_DETACH.
  ///
  /// @param deliver a signal for it to receive
  /// @throws KernelException EIO for a number that is no signal
  void detach(Tid tid, Optional<Signal> deliver);

  /// Sends SIGKILL to the process of a stopped task. ptrace(2), PTRACE_KILL: kept for completeness,
  /// [Signals#kill] does the same in any state. Newer kernels send the signal also when the task is
  /// not stopped, and report no error when it has ended.
  void ptraceKill(Tid tid);

  /// Changes the options of a traced task. ptrace(2), PTRACE_SETOPTIONS.
  ///
  /// @throws KernelException EINVAL for an option the kernel does not know; EPERM for
  ///   SUSPEND_SECCOMP without CAP_SYS_ADMIN
  void setOptions(Tid tid, Set<PtraceOption> options);

  /// The same under the number it had before Linux 2.4.6. PTRACE_OLDSETOPTIONS, asm/ptrace-abi.h;
  /// x86 only.
  void oldSetOptions(Tid tid, Set<PtraceOption> options);
}
