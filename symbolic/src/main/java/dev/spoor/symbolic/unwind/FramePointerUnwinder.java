package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Memory;

/// By the frame pointer: it points to where the caller's is saved, and behind that is the return
/// address. Believed only if that follows a call.
final class FramePointerUnwinder implements Unwinder {
  private final CodeReading code;

  FramePointerUnwinder(CodeReading code) {
    this.code = code;
  }

  @Override
  public Unwound callerOf(Frame frame, Memory memory) {
    var convention = code.convention();
    var stackPointer = convention.architecture().stackPointer();
    var registers = frame.registers();
    if (!registers.knows(convention.framePointer()) || !registers.knows(stackPointer)) {
      return new Unwound.Unable("");
    }
    var pointer = registers.unsigned(convention.framePointer());
    var isOnStack = Long.compareUnsigned(pointer, registers.unsigned(stackPointer)) >= 0;
    if (!isOnStack || (pointer & (convention.addressBytes() - 1)) != 0) {
      return new Unwound.Unable("there is no frame information");
    }
    var caller = new CallerAt(code, frame, memory);
    caller.saved(convention.framePointer(), pointer);
    return caller.withReturnAddress(pointer + convention.addressBytes(), FoundBy.FRAME_POINTER);
  }
}
