package dev.spoor.trace.where;

import java.util.List;

/// What is to hold for a call.
///
/// A comparison of values of which one is not there does not hold, neither `==` nor `!=`; what is
/// behind `!` holds where the rest does not.
sealed interface Condition {
  /// {@return whether it holds, as far as the call is known}
  Verdict judge(Subject subject);

  /// One is to hold.
  record Either(List<Condition> parts) implements Condition {
    public Either {
      parts = List.copyOf(parts);
    }

    @Override
    public Verdict judge(Subject subject) {
      var all = Verdict.FALSE;
      for (var part : parts) {
        var one = part.judge(subject);
        if (one == Verdict.TRUE) {
          return one;
        }
        all = one == Verdict.OPEN ? one : all;
      }
      return all;
    }
  }

  /// All are to hold.
  record Both(List<Condition> parts) implements Condition {
    public Both {
      parts = List.copyOf(parts);
    }

    @Override
    public Verdict judge(Subject subject) {
      var all = Verdict.TRUE;
      for (var part : parts) {
        var one = part.judge(subject);
        if (one == Verdict.FALSE) {
          return one;
        }
        all = one == Verdict.OPEN ? one : all;
      }
      return all;
    }
  }

  /// What is inside is not to hold.
  record Not(Condition inner) implements Condition {
    @Override
    public Verdict judge(Subject subject) {
      return switch (inner.judge(subject)) {
        case TRUE -> Verdict.FALSE;
        case FALSE -> Verdict.TRUE;
        case OPEN -> Verdict.OPEN;
      };
    }
  }

  /// One of the values stands for yes.
  record Truth(Operand operand) implements Condition {
    @Override
    public Verdict judge(Subject subject) {
      var data = operand.of(subject);
      for (var datum : data.found()) {
        if (datum.isTruth()) {
          return Verdict.TRUE;
        }
      }
      return data.isOpen() ? Verdict.OPEN : Verdict.FALSE;
    }
  }

  /// The relation holds between two of the values; `!=` between all.
  record Compared(Relation relation, Operand left, List<Operand> right) implements Condition {
    public Compared {
      right = List.copyOf(right);
    }

    @Override
    public Verdict judge(Subject subject) {
      var ones = left.of(subject);
      var others = new Data();
      right.forEach(choice -> choice.values(subject, others));
      var negated = relation == Relation.UNEQUAL;
      var wanted = negated ? Relation.EQUAL : relation;
      var comparable = false;
      for (var one : ones.found()) {
        for (var other : others.found()) {
          if (one.is(wanted, other)) {
            return Verdict.of(!negated);
          }
          comparable |= one.isComparable(other);
        }
      }
      if (ones.isOpen() || others.isOpen()) {
        return Verdict.OPEN;
      }
      return Verdict.of(negated && comparable);
    }
  }

  /// The expression is found in one of the texts; negated, in none of them.
  record Matched(Operand operand, Regex regex, boolean negated) implements Condition {
    @Override
    public Verdict judge(Subject subject) {
      var data = operand.of(subject);
      var texts = 0;
      for (var datum : data.found()) {
        if (datum.words().isPresent()) {
          texts++;
          switch (regex.search(datum.words().get().bytes())) {
            case FOUND -> {
              return Verdict.of(!negated);
            }
            case NOT_FOUND -> {}
            case GIVEN_UP -> {
              return Verdict.FALSE;
            }
          }
        }
      }
      if (data.isOpen()) {
        return Verdict.OPEN;
      }
      return Verdict.of(negated && texts > 0);
    }
  }
}
