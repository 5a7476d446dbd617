package dev.spoor.syscalls;

import dev.spoor.syscalls.description.Expression.Names;

/// Names with one more, `length`: how long the bytes are that are read.
///
/// @param around all other names
record LengthNames(Names around, long length) implements Names {
  @Override
  public long number(String name) {
    return name.equals("length") ? length : around.number(name);
  }

  @Override
  public long pointee(String name) {
    return around.pointee(name);
  }

  @Override
  public long formerPointee(String name) {
    return around.formerPointee(name);
  }
}
