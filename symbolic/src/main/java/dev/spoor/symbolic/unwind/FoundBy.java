package dev.spoor.symbolic.unwind;

/// By what a frame was found.
public enum FoundBy {
  /// It is the innermost one: the CPU's registers.
  REGISTERS,
  /// The compiler's description of how to unwind.
  FRAME_INFORMATION,
  /// What the kernel saved when it delivered a signal.
  SIGNAL_FRAME,
  /// The chain of frame pointers.
  FRAME_POINTER,
  /// The instructions at the beginning of the function.
  PROLOGUE,
  /// The instructions from there to the function's end.
  EPILOGUE,
  /// The stack's top, after a call to where there is no code.
  BAD_CALL,
  /// What compilers say about calls that are jumps: there is nothing of it on the stack.
  TAIL_CALL
}
