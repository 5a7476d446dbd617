package dev.spoor.symbolic.expression;

import dev.spoor.objects.dwarf.expression.Expression;
import java.util.OptionalLong;

/// Evaluates expressions in one context. For one thread.
///
/// Neither time nor room is without bounds, whatever the expression: after some ten thousand
/// operations, or with a stack of more than a thousand values, it is given up. An expression inside
/// of another one that is malformed throws a [dev.spoor.objects.bytes.MalformedObjectException].
public final class Evaluator {
  private final EvaluationContext context;

  /// @param context what expressions may ask for
  public Evaluator(EvaluationContext context) {
    this.context = context;
  }

  /// {@return where what `expression` describes is}
  public Location locate(Expression expression) {
    return new Evaluation(context).locate(expression);
  }

  /// {@return what is on top of the stack when `expression` has been carried out, if it could be
  /// and left something}
  ///
  /// @param first what is on the stack before: for frame information the canonical frame address
  public OptionalLong compute(Expression expression, long... first) {
    return new Evaluation(context).compute(expression, first);
  }
}
