package dev.spoor.repl.debuggee;

import dev.spoor.symbolic.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The calls that an expression has made so far: when its evaluation begins anew, each of them is
/// answered with what it returned. While one of them runs, a breakpoint's condition may be another
/// such expression. For one thread.
public final class FunctionCalls {
  private static final class Evaluation {
    private final List<Value> results = new ArrayList<>();
    private int next;
  }

  private final Deque<Evaluation> evaluations = new ArrayDeque<>();

  /// Functions may be called from now on, for another expression.
  public void begin() {
    evaluations.push(new Evaluation());
  }

  /// The evaluation begins anew.
  public void rewind() {
    evaluations.element().next = 0;
  }

  /// A call has returned.
  public void add(Value result) {
    evaluations.element().results.add(result);
  }

  /// The expression is done with.
  public void end() {
    evaluations.pop();
  }

  /// {@return how many expressions are in work, each within a call of the one before}
  public int depth() {
    return evaluations.size();
  }

  /// {@return whether functions may be called}
  boolean isAllowed() {
    return !evaluations.isEmpty();
  }

  /// {@return what the next call returned}
  ///
  /// @throws NeededCall if it has not been made yet
  Value next(NeededCall call) {
    var evaluation = evaluations.element();
    if (evaluation.next >= evaluation.results.size()) {
      throw call;
    }
    return evaluation.results.get(evaluation.next++);
  }
}
