package dev.spoor.syscalls;

import dev.spoor.syscalls.description.Expression;
import java.util.function.LongUnaryOperator;

/// What names mean in expressions that speak of registers: `a0` to `a5`, the call's arguments, and
/// `sp`, the stack pointer.
final class RegisterNames implements Expression.Names {
  /// No register has a value.
  static final RegisterNames NONE = new RegisterNames(new long[0], 0, _ -> 0);

  private final long[] registers;
  private final long stack;
  private final LongUnaryOperator memory;

  /// @param memory the pointer-sized number at an address
  RegisterNames(long[] registers, long stack, LongUnaryOperator memory) {
    this.registers = registers;
    this.stack = stack;
    this.memory = memory;
  }

  @Override
  public long load(long address) {
    return memory.applyAsLong(address);
  }

  @Override
  public long number(String name) {
    if (name.equals("sp")) {
      return stack;
    }
    var index = name.length() == 2 && name.charAt(0) == 'a' ? name.charAt(1) - '0' : -1;
    return index >= 0 && index < registers.length ? registers[index] : 0;
  }

  @Override
  public long pointee(String name) {
    return 0;
  }

  @Override
  public long formerPointee(String name) {
    return 0;
  }
}
