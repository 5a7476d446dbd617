package dev.spoor.engine;

/// How far a resumed task runs. Every task also stops at the events of [TaskStop] and at signals.
public enum Until {
  /// To the next event. PTRACE_CONT.
  STOP,
  /// To the next entry to or exit from a system call. PTRACE_SYSCALL. Of a program launched with
  /// [Command#withCallFilter]: from a call that is wanted.
  SYSCALL,
  /// One instruction. PTRACE_SINGLESTEP.
  NEXT_INSTRUCTION,
  /// To the next branch taken. PTRACE_SINGLEBLOCK.
  NEXT_BRANCH,
  /// To the next entry to a system call, which is then not carried out. PTRACE_SYSEMU.
  SYSCALL_EMULATED,
  /// One instruction; a system call is not carried out. PTRACE_SYSEMU_SINGLESTEP.
  NEXT_INSTRUCTION_EMULATED
}
