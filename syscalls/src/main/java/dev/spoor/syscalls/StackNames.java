package dev.spoor.syscalls;

import dev.spoor.syscalls.description.Expression;

/// What names in the expression of a parameter in no register mean: `sp`, the stack pointer.
record StackNames(long stack) implements Expression.Names {
  @Override
  public long number(String name) {
    return name.equals("sp") ? stack : 0;
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
