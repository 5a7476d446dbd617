package dev.spoor.machine.x86_64.instruction;

/// What an instruction does to the flow of a program, as far as a debugger treats it differently.
public enum InstructionKind {
  /// `call rel32`.
  CALL_RELATIVE,
  /// `call r/m`.
  CALL_INDIRECT,
  /// A call through another code segment.
  CALL_FAR,
  /// `ret`, also of those that give room back.
  RETURN,
  /// `lret` and `iret`.
  RETURN_FAR,
  /// `jmp rel8` and `jmp rel32`.
  JUMP_RELATIVE,
  /// `jmp r/m`.
  JUMP_INDIRECT,
  /// A jump through another code segment.
  JUMP_FAR,
  /// A jump under a condition of the flags.
  BRANCH,
  /// `loop`, `loope`, `loopne`, `jcxz`.
  LOOP,
  /// `syscall`.
  SYSCALL,
  /// `sysenter`, behind which the program does not go on: the kernel returns into the vdso.
  SYSENTER,
  /// `int n`, `into` and `int1`.
  INTERRUPT,
  /// `int3`.
  BREAKPOINT,
  /// `pushf`: a single step leaves the trap flag in what it stores.
  PUSH_FLAGS,
  /// `popf`.
  POP_FLAGS,
  /// A string instruction with a repeat prefix: a single step does one turn of it.
  REPEATED_STRING,
  /// What loads the stack segment: the CPU traps only behind the instruction after it.
  STACK_SEGMENT,
  /// `xbegin`, whose operand is where an aborted transaction goes on.
  TRANSACTION,
  /// Everything else: the program goes on behind it.
  OTHER
}
