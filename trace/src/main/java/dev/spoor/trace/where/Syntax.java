package dev.spoor.trace.where;

import java.util.List;

/// A condition or a part of one as it is written.
sealed interface Syntax {
  /// {@return the index of its first character}
  int at();

  /// Parts of which one is to hold.
  record Either(List<Syntax> parts) implements Syntax {
    public Either {
      parts = List.copyOf(parts);
    }

    @Override
    public int at() {
      return parts.getFirst().at();
    }
  }

  /// Parts that are all to hold.
  record Both(List<Syntax> parts) implements Syntax {
    public Both {
      parts = List.copyOf(parts);
    }

    @Override
    public int at() {
      return parts.getFirst().at();
    }
  }

  /// What is not to hold.
  record Not(int at, Syntax inner) implements Syntax {}

  /// Two values beside each other.
  record Compared(Relation relation, Syntax left, Syntax right) implements Syntax {
    @Override
    public int at() {
      return left.at();
    }
  }

  /// A value and a regular expression.
  record Matched(Syntax left, Quoted pattern, boolean negated) implements Syntax {
    @Override
    public int at() {
      return left.at();
    }
  }

  /// A value and some of which it is to be one.
  record Among(Syntax left, List<Syntax> choices) implements Syntax {
    public Among {
      choices = List.copyOf(choices);
    }

    @Override
    public int at() {
      return left.at();
    }
  }

  /// Two numbers made one.
  record Combined(Arithmetic operator, Syntax left, Syntax right) implements Syntax {
    @Override
    public int at() {
      return left.at();
    }
  }

  /// `-` and a number.
  record Negative(int at, Syntax inner) implements Syntax {}

  /// `~` and a number.
  record Complement(int at, Syntax inner) implements Syntax {}

  /// A number.
  record Figure(int at, Quantity quantity) implements Syntax {}

  /// A string.
  ///
  /// @param raw what is between the quotes, with its escapes
  record Quoted(int at, String raw) implements Syntax {}

  /// A name or a constant, and steps into what it stands for.
  record Name(int at, String word, List<Step> steps) implements Syntax {
    public Name {
      steps = List.copyOf(steps);
    }
  }
}
