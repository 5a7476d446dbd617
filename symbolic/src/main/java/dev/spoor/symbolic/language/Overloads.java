package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chooses among functions by what they are given (C++17, section 16.3).
record Overloads(Conversions conversions) {
  /// What is called.
  ///
  /// @param object the one that it is called for; empty for none
  /// @param arguments in order
  /// @param isOperator whether a function that is none of the object's has it as first argument
  record Call(
      Optional<Conversions.Given> object, List<Conversions.Given> arguments, boolean isOperator) {}

  private record Viable(Candidate candidate, List<Conversion> conversions) {
    boolean isBetterThan(Viable other) {
      var isBetter = false;
      for (var i = 0; i < Math.min(conversions.size(), other.conversions.size()); i++) {
        var order = conversions.get(i).compareTo(other.conversions.get(i));
        if (order > 0) {
          return false;
        }
        isBetter |= order < 0;
      }
      return isBetter || (!candidate.isTemplate() && other.candidate.isTemplate());
    }
  }

  /// {@return the function that is called; empty if none of them can be}
  ///
  /// @throws ExpressionException if no one is better than all others
  Optional<Candidate> best(List<Candidate> candidates, Call call, int at) {
    var viable = new ArrayList<Viable>();
    for (var candidate : candidates) {
      conversions(candidate, call).ifPresent(all -> viable.add(new Viable(candidate, all)));
    }
    if (viable.isEmpty()) {
      return Optional.empty();
    }
    for (var one : viable) {
      if (viable.stream().allMatch(other -> other.equals(one) || one.isBetterThan(other))) {
        return Optional.of(one.candidate());
      }
    }
    var names = viable.stream().map(each -> each.candidate().signature()).toList();
    throw new ExpressionException(at, "The call is ambiguous: " + String.join(" or ", names) + ".");
  }

  /// {@return one for the object, if there is one, and one for each argument; empty if one cannot
  /// be converted}
  private Optional<List<Conversion>> conversions(Candidate candidate, Call call) {
    var given = new ArrayList<>(call.arguments());
    var all = new ArrayList<Conversion>();
    if (candidate.hasObject()) {
      var object = call.object().flatMap(each -> object(each, candidate));
      if (object.isEmpty()) {
        return Optional.empty();
      }
      all.add(object.get());
    } else if (call.isOperator()) {
      call.object().ifPresent(given::addFirst);
    } else if (call.object().isPresent()) {
      all.add(Conversion.of(Conversion.Rank.EXACT));
    }
    return arguments(candidate, given, all) ? Optional.of(all) : Optional.empty();
  }

  private boolean arguments(
      Candidate candidate, List<Conversions.Given> given, List<Conversion> all) {
    var parameters = candidate.parameters();
    if (given.size() < parameters.size()
        || (given.size() > parameters.size() && !candidate.type().isVariadic())) {
      return false;
    }
    for (var i = 0; i < given.size(); i++) {
      var conversion =
          i < parameters.size()
              ? conversions.of(given.get(i), parameters.get(i))
              : Optional.of(Conversion.of(Conversion.Rank.ELLIPSIS));
      if (conversion.isEmpty()) {
        return false;
      }
      all.add(conversion.get());
    }
    return true;
  }

  /// A constant object has only functions that leave it so.
  private static Optional<Conversion> object(Conversions.Given object, Candidate candidate) {
    var isConst = Candidate.isConst(object.type());
    if (isConst && !candidate.isConst()) {
      return Optional.empty();
    }
    return Optional.of(
        new Conversion(Conversion.Rank.EXACT, candidate.isConst() && !isConst ? 1 : 0));
  }
}
