package dev.spoor.syscalls;

import dev.spoor.syscalls.description.Expression;

/// What names in expressions mean within an element of an array: `index` is its place, from 0 on;
/// all others mean what they mean around the array.
record ElementNames(Expression.Names around, int index) implements Expression.Names {
  @Override
  public long number(String name) {
    return name.equals("index") ? index : around.number(name);
  }

  @Override
  public long pointee(String name) {
    return around.pointee(name);
  }

  @Override
  public long formerPointee(String name) {
    return around.formerPointee(name);
  }

  @Override
  public boolean isFilled(String name) {
    return around.isFilled(name);
  }

  @Override
  public long word(long address) {
    return around.word(address);
  }

  @Override
  public boolean isReadable(long address, long length) {
    return around.isReadable(address, length);
  }

  @Override
  public long load(long address) {
    return around.load(address);
  }
}
