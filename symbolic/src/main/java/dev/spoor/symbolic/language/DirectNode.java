package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.BinaryOperator;

/// A part of a condition that is computed without allocation: a number of at most 64 bits, with its
/// sign above the width of its type.
sealed interface DirectNode {
  long evaluate(DirectRun run);

  record Constant(long value) implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      return value;
    }
  }

  /// A register.
  ///
  /// @param shift where its part begins, in bits
  record OfRegister(int dwarf, int shift) implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      return run.register(dwarf) >>> shift;
    }
  }

  /// What is in memory.
  ///
  /// @param widthBytes 1 to 8
  record Load(DirectNode address, int widthBytes) implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      return run.load(address.evaluate(run), widthBytes);
    }
  }

  /// The lowest bits of a number.
  ///
  /// @param bits how many, 1 to 64
  /// @param below how many are cut off before
  record Fitted(DirectNode number, int below, int bits, boolean isSigned) implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      return of(number.evaluate(run));
    }

    /// {@return whether another one makes no difference behind this one}
    boolean isFittedFor(Fitted other) {
      return bits == other.bits && isSigned == other.isSigned && other.below == 0;
    }

    long of(long value) {
      var unused = Long.SIZE - bits;
      var high = value >>> below << unused;
      return isSigned ? high >> unused : high >>> unused;
    }
  }

  /// An operator whose operands have one type, of 64 bits or less.
  record Computed(BinaryOperator operator, DirectNode left, DirectNode right, boolean isSigned)
      implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      var first = left.evaluate(run);
      var second = right.evaluate(run);
      return switch (operator) {
        case PLUS -> first + second;
        case MINUS -> first - second;
        case TIMES -> first * second;
        case DIVIDE -> run.quotient(first, second, isSigned);
        case REMAINDER -> run.remainder(first, second, isSigned);
        case AND -> first & second;
        case OR -> first | second;
        case XOR -> first ^ second;
        case EQUAL -> first == second ? 1 : 0;
        case NOT_EQUAL -> first != second ? 1 : 0;
        case LESS -> order(first, second) < 0 ? 1 : 0;
        case GREATER -> order(first, second) > 0 ? 1 : 0;
        case AT_MOST -> order(first, second) <= 0 ? 1 : 0;
        case AT_LEAST -> order(first, second) >= 0 ? 1 : 0;
        case SHIFT_LEFT, SHIFT_RIGHT, AND_ALSO, OR_ELSE, REPEAT ->
            throw new IllegalStateException(operator + " has a node of its own");
      };
    }

    private int order(long first, long second) {
      return isSigned ? Long.compare(first, second) : Long.compareUnsigned(first, second);
    }
  }

  /// A shift.
  ///
  /// @param bits of the type: who shifts further has 0, or the sign
  record Shifted(DirectNode number, DirectNode distance, boolean isLeft, int bits, boolean isSigned)
      implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      var value = number.evaluate(run);
      var far = distance.evaluate(run);
      if (far < 0 || far >= bits) {
        return !isLeft && far >= bits && isSigned && value < 0 ? -1 : 0;
      }
      return isLeft ? value << far : isSigned ? value >> far : value >>> far;
    }
  }

  record Both(DirectNode left, DirectNode right) implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      return left.evaluate(run) != 0 && right.evaluate(run) != 0 ? 1 : 0;
    }
  }

  record Either(DirectNode left, DirectNode right) implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      return left.evaluate(run) != 0 || right.evaluate(run) != 0 ? 1 : 0;
    }
  }

  record Not(DirectNode operand) implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      return operand.evaluate(run) == 0 ? 1 : 0;
    }
  }

  record Chosen(DirectNode condition, DirectNode then, DirectNode otherwise) implements DirectNode {
    @Override
    public long evaluate(DirectRun run) {
      return condition.evaluate(run) != 0 ? then.evaluate(run) : otherwise.evaluate(run);
    }
  }
}
