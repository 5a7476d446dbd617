package dev.spoor.syscalls;

import dev.spoor.syscalls.description.Expression.Names;

/// Names with one more: `length`, how long the bytes are that are read, or `index`, the place of an
/// element in its array, from 0 on. All others mean what they mean around.
///
/// @param around all other names
record WithNumber(Names around, String called, long value) implements Names {
  static WithNumber length(Names around, long bytes) {
    return new WithNumber(around, "length", bytes);
  }

  static WithNumber index(Names around, int index) {
    return new WithNumber(around, "index", index);
  }

  @Override
  public long number(String name) {
    return name.equals(called) ? value : around.number(name);
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
