package dev.spoor.debugger.step;

import dev.spoor.machine.Address;
import java.util.Optional;

/// Where a task was before an instruction, to see whether that was a call.
///
/// @param pc the program counter then
/// @param sp the stack pointer then
record CallWatch(Address pc, Address sp) {
  /// An instruction is no longer (Intel's manual, volume 2, section 2.3.11).
  private static final int LONGEST_INSTRUCTION = 15;

  static CallWatch before(StepView view) {
    return new CallWatch(view.registers().pc(), view.registers().sp());
  }

  /// {@return where the call that was the instruction returns to; empty if it was none}
  Optional<Address> returnAddress(StepView view) {
    var word = view.registers().architecture().pointerBytes();
    var now = view.registers().sp();
    if (sp.minus(now) != word) {
      return Optional.empty();
    }
    var pushed = view.memory().readUnsigned(now, word);
    if (pushed.isEmpty()) {
      return Optional.empty();
    }
    var length = Address.of(pushed.getAsLong()).minus(pc);
    return length > 1 && length <= LONGEST_INSTRUCTION && view.registers().pc().minus(pc) != length
        ? Optional.of(Address.of(pushed.getAsLong()))
        : Optional.empty();
  }
}
