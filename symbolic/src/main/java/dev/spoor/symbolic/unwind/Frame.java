package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Address;
import java.util.Optional;

/// One call that has not returned: its registers, as they will be when it goes on.
///
/// @param registers those that are known; the program counter is
/// @param isInterrupted whether it goes on with the instruction it stands at: it did not call, but
///   was stopped, or a signal came
/// @param isSignalFrame whether it is the kernel's own, between a signal handler and what it
///   interrupted
/// @param foundBy how it was found
/// @param cfa its canonical frame address, if its caller could be looked for
public record Frame(
    FrameRegisters registers,
    boolean isInterrupted,
    boolean isSignalFrame,
    FoundBy foundBy,
    Optional<Address> cfa) {
  /// {@return the frame of a task that is stopped}
  public static Frame innermost(FrameRegisters registers) {
    return new Frame(registers, true, false, FoundBy.REGISTERS, Optional.empty());
  }

  /// {@return a frame that was unwound to}
  static Frame caller(FrameRegisters registers, boolean isInterrupted, FoundBy foundBy) {
    return new Frame(registers, isInterrupted, false, foundBy, Optional.empty());
  }

  /// {@return the frame of a function that has called another one by a jump, and left nothing on
  /// the stack: its registers are those of the frame that all of them return to}
  ///
  /// @param caller that frame
  /// @param behind the address behind the jump
  /// @param cfa the canonical frame address of the function that it led to
  public static Frame tailCall(Frame caller, Address behind, Optional<Address> cfa) {
    var counter = caller.registers().architecture().programCounter();
    var registers = caller.registers().with(counter, behind.value());
    return new Frame(registers, false, false, FoundBy.TAIL_CALL, cfa);
  }

  /// {@return whether the function has called another one by a jump, and will not be returned to}
  public boolean isTailCall() {
    return foundBy == FoundBy.TAIL_CALL;
  }

  /// {@return the program counter}
  public Address pc() {
    return registers.pc();
  }

  /// {@return an address inside the instruction that is under way: a call may be a function's last
  /// instruction, so that the one it returns to belongs to another one}
  public Address lookupAddress() {
    return isInterrupted ? pc() : pc().plus(-1);
  }

  Frame with(Address canonicalFrameAddress, boolean isOfSignal) {
    return new Frame(
        registers, isInterrupted, isOfSignal, foundBy, Optional.of(canonicalFrameAddress));
  }
}
