package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Memory;

/// After a call to where there is no code, as by a null pointer to a function: the return address
/// is on top of the stack, and nothing else has changed.
final class BadCallUnwinder implements Unwinder {
  private final CodeReading code;

  BadCallUnwinder(CodeReading code) {
    this.code = code;
  }

  @Override
  public Unwound callerOf(Frame frame, Memory memory) {
    if (!frame.isInterrupted()
        || code.space().isExecutable(frame.pc())
        || !frame.registers().knows(code.convention().architecture().stackPointer())) {
      return new Unwound.Unable("");
    }
    return new CallerAt(code, frame, memory)
        .withReturnAddress(frame.registers().sp().value(), FoundBy.BAD_CALL);
  }
}
