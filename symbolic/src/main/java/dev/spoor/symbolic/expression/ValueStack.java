package dev.spoor.symbolic.expression;

/// The stack of an expression: values with their types. Taking from an empty one gives 0 and is
/// remembered as a failure.
final class ValueStack {
  private static final int MOST = 1024;

  private final ValueType generic;
  private long[] bits = new long[16];
  private ValueType[] types = new ValueType[16];
  private int size;
  private boolean isBroken;

  ValueStack(ValueType generic) {
    this.generic = generic;
  }

  int size() {
    return size;
  }

  /// {@return whether something was taken that was not there, or too much was put on it}
  boolean isBroken() {
    return isBroken;
  }

  void push(long value) {
    push(generic.truncated(value), generic);
  }

  void push(long value, ValueType type) {
    if (size == MOST) {
      isBroken = true;
      return;
    }
    if (size == bits.length) {
      bits = java.util.Arrays.copyOf(bits, size * 2);
      types = java.util.Arrays.copyOf(types, size * 2);
    }
    bits[size] = value;
    types[size++] = type;
  }

  long pop() {
    if (size == 0) {
      isBroken = true;
      return 0;
    }
    return bits[--size];
  }

  /// {@return the value `depth` below the top one}
  long bits(int depth) {
    return holds(depth) ? bits[size - 1 - depth] : 0;
  }

  /// {@return the type of the value `depth` below the top one}
  ValueType type(int depth) {
    return holds(depth) ? types[size - 1 - depth] : generic;
  }

  private boolean holds(int depth) {
    isBroken |= depth >= size;
    return depth < size;
  }

  void pick(int depth) {
    push(bits(depth), type(depth));
  }

  /// Moves the top value below the `count - 1` before it.
  void sink(int count) {
    if (!holds(count - 1)) {
      return;
    }
    var top = bits[size - 1];
    var type = types[size - 1];
    for (var i = size - 1; i > size - count; i--) {
      bits[i] = bits[i - 1];
      types[i] = types[i - 1];
    }
    bits[size - count] = top;
    types[size - count] = type;
  }
}
