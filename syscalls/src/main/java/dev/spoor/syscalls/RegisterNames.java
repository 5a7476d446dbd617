package dev.spoor.syscalls;

import dev.spoor.syscalls.description.Expression;

/// What names mean in expressions that speak of registers: `a0` to `a5`, the call's arguments, and
/// `sp`, the stack pointer.
final class RegisterNames implements Expression.Names {
  /// No register has a value.
  static final RegisterNames NONE = new RegisterNames(new long[0], 0);

  private final long[] registers;
  private final long stack;

  RegisterNames(long[] registers, long stack) {
    this.registers = registers;
    this.stack = stack;
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
