package dev.spoor.syscalls.description;

/// Arithmetic over a call's parameters and a structure's fields, in 64 bits.
public sealed interface Expression {
  /// {@return its value where names mean what `names` says}
  long evaluate(Names names);

  /// What the names in an expression stand for.
  interface Names {
    /// {@return the number called `name`; 0 if there is none}
    long number(String name);

    /// {@return the number that the pointer called `name` points to; 0 if it cannot be read}
    long pointee(String name);

    /// {@return the number that the pointer called `name` pointed to at the call's entry}
    long formerPointee(String name);

    /// {@return whether the field called `name` has a bit that is not 0}
    default boolean isFilled(String name) {
      return false;
    }

    /// {@return the 32-bit number at `address`; 0 if it cannot be read}
    default long word(long address) {
      return 0;
    }

    /// {@return whether there are `length` bytes at `address`}
    default boolean isReadable(long address, long length) {
      return false;
    }

    /// {@return the pointer-sized number at `address`; 0 if it cannot be read}
    default long load(long address) {
      return 0;
    }
  }

  /// A number.
  record Literal(long value) implements Expression {
    @Override
    public long evaluate(Names names) {
      return value;
    }
  }

  /// A parameter or field.
  record Variable(String name) implements Expression {
    @Override
    public long evaluate(Names names) {
      return names.number(name);
    }
  }

  /// What a parameter points to: now, or at the call's entry.
  record Pointee(String name, boolean former) implements Expression {
    @Override
    public long evaluate(Names names) {
      return former ? names.formerPointee(name) : names.pointee(name);
    }
  }

  /// The 32 bits at an address.
  record Word(Expression address) implements Expression {
    @Override
    public long evaluate(Names names) {
      return names.word(address.evaluate(names));
    }
  }

  /// Whether there are so many bytes at an address.
  record Present(Expression address, Expression length) implements Expression {
    @Override
    public long evaluate(Names names) {
      return names.isReadable(address.evaluate(names), length.evaluate(names)) ? 1 : 0;
    }
  }

  /// Whether a field, which may be no number, has a bit that is not 0.
  record Filled(String name) implements Expression {
    @Override
    public long evaluate(Names names) {
      return names.isFilled(name) ? 1 : 0;
    }
  }

  /// What lies at an address.
  record Loaded(Expression address) implements Expression {
    @Override
    public long evaluate(Names names) {
      return names.load(address.evaluate(names));
    }
  }

  /// One of two numbers combined.
  record Binary(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public long evaluate(Names names) {
      var a = left.evaluate(names);
      return switch (operator) {
        case AND -> a == 0 ? 0 : truth(right.evaluate(names) != 0);
        case OR -> a != 0 ? 1 : truth(right.evaluate(names) != 0);
        case EQUAL -> truth(a == right.evaluate(names));
        case UNEQUAL -> truth(a != right.evaluate(names));
        case LESS -> truth(a < right.evaluate(names));
        case GREATER -> truth(a > right.evaluate(names));
        case BITS_AND -> a & right.evaluate(names);
        case BITS_OR -> a | right.evaluate(names);
        case PLUS -> a + right.evaluate(names);
        case MINUS -> a - right.evaluate(names);
        case TIMES -> a * right.evaluate(names);
        case OVER -> divide(a, right.evaluate(names));
        case SHIFTED -> a >>> right.evaluate(names);
        case LEAST -> least(a, right.evaluate(names));
      };
    }

    private static long truth(boolean holds) {
      return holds ? 1 : 0;
    }

    private static long least(long a, long b) {
      return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    private static long divide(long a, long b) {
      return b == 0 ? 0 : Long.divideUnsigned(a, b);
    }
  }

  /// How two numbers are combined; `min(a, b)` is the smaller, both unsigned.
  enum Operator {
    AND,
    OR,
    EQUAL,
    UNEQUAL,
    LESS,
    GREATER,
    BITS_AND,
    BITS_OR,
    PLUS,
    MINUS,
    TIMES,
    OVER,
    SHIFTED,
    LEAST
  }
}
