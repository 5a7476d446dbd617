package dev.spoor.symbolic.language.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// An expression as it is written: nothing in it is looked up yet. Immutable.
public sealed interface Syntax {
  /// {@return the column that errors point at: of an operator, else of the beginning}
  int at();

  /// An integer.
  ///
  /// @param isDecimal whether it is written in decimal, which has no unsigned types of its own
  /// @param longs how many `l` stand behind it
  record IntegerLiteral(BigInteger value, boolean isDecimal, boolean isUnsigned, int longs, int at)
      implements Syntax {}

  record FloatLiteral(BigDecimal value, Width width, int at) implements Syntax {
    /// What stands behind it: `f`, nothing, `l`.
    public enum Width {
      FLOAT,
      DOUBLE,
      LONG
    }
  }

  /// An imaginary number, GNU C's `2i`.
  ///
  /// @param number an integer or a floating-point number
  record ImaginaryLiteral(Syntax number, int at) implements Syntax {}

  /// A character.
  ///
  /// @param prefix `L`, `u`, `U`, `u8` or nothing
  record CharacterLiteral(long value, String prefix, int at) implements Syntax {}

  /// A text.
  ///
  /// @param units without the NUL that ends it
  record TextLiteral(List<Long> units, String prefix, int at) implements Syntax {
    /// Copies the list.
    public TextLiteral {
      units = List.copyOf(units);
    }
  }

  record TruthLiteral(boolean value, int at) implements Syntax {}

  /// `nullptr`.
  record NullLiteral(int at) implements Syntax {}

  record This(int at) implements Syntax {}

  record Name(TypeSyntax.Path path, int at) implements Syntax {}

  /// A register, a convenience variable, a value of the history.
  ///
  /// @param name with its `$`
  record Dollar(String name, int at) implements Syntax {}

  record Unary(Operator operator, Syntax operand, int at) implements Syntax {
    /// What stands before an operand.
    public enum Operator {
      PLUS("+"),
      MINUS("-"),
      NOT("!"),
      COMPLEMENT("~"),
      INDIRECTION("*"),
      ADDRESS("&");

      private final String text;

      Operator(String text) {
        this.text = text;
      }

      /// {@return how it is written}
      public String text() {
        return text;
      }
    }
  }

  record Binary(BinaryOperator operator, Syntax left, Syntax right, int at) implements Syntax {}

  record Comma(Syntax left, Syntax right, int at) implements Syntax {}

  record Conditional(Syntax condition, Syntax then, Syntax otherwise, int at) implements Syntax {}

  /// `=`, and others with it.
  ///
  /// @param operator of `+=` and the like
  record Assignment(Optional<BinaryOperator> operator, Syntax target, Syntax value, int at)
      implements Syntax {}

  /// `++` and `--`.
  ///
  /// @param isPrefix whether it stands before the operand, and the result is the new value
  record Step(Syntax operand, boolean isIncrement, boolean isPrefix, int at) implements Syntax {}

  record Subscript(Syntax array, Syntax index, int at) implements Syntax {}

  /// Elements of an array, `a[1:3]`: both are among them.
  record Slice(Syntax array, Syntax first, Syntax last, int at) implements Syntax {}

  /// What a parameter was when its function was entered, `x@entry`.
  record AtEntry(Syntax operand, int at) implements Syntax {}

  /// `.` and `->`.
  ///
  /// @param path of the member: `x`, or `Base::x`
  record Member(Syntax object, TypeSyntax.Path path, boolean isArrow, int at) implements Syntax {}

  /// `.*` and `->*`.
  record MemberByPointer(Syntax object, Syntax pointer, boolean isArrow, int at)
      implements Syntax {}

  record Call(Syntax function, List<Syntax> arguments, int at) implements Syntax {
    /// Copies the list.
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Cast(Kind kind, TypeSyntax type, Syntax operand, int at) implements Syntax {
    /// How it is written.
    public enum Kind {
      /// `(int) x`, `int (x)`
      PLAIN,
      STATIC,
      REINTERPRET,
      CONST,
      DYNAMIC
    }
  }

  /// gdb's `{int} address`.
  record TypedMemory(TypeSyntax type, Syntax address, int at) implements Syntax {}

  /// `sizeof` and `alignof`, of an expression or a [TypeName].
  record SizeOf(boolean isAlignment, Syntax operand, int at) implements Syntax {}

  /// A type where a value could stand.
  record TypeName(TypeSyntax type, int at) implements Syntax {}
}
