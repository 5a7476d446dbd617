package dev.spoor.foreign;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;

/// One decoded machine instruction.
///
/// @param address where it was said to stand
/// @param bytes its encoding
/// @param mnemonic as Capstone spells it: `mov`, `rep stosq`
/// @param operands as Capstone prints them, on x86 in Intel's order; may be empty
public record Instruction(Address address, ByteString bytes, String mnemonic, String operands) {
  /// {@return mnemonic and operands, separated by a space}
  public String text() {
    return operands.isEmpty() ? mnemonic : mnemonic + " " + operands;
  }
}
