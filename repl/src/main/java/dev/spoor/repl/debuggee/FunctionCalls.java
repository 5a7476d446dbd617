package dev.spoor.repl.debuggee;

import dev.spoor.symbolic.value.Value;
import java.util.ArrayList;
import java.util.List;

/// The calls that an expression has made so far: when its evaluation begins anew, each of them is
/// answered with what it returned. For one thread.
public final class FunctionCalls {
  private final List<Value> results = new ArrayList<>();
  private boolean allowed;
  private int next;

  /// Functions may be called from now on.
  public void begin() {
    results.clear();
    allowed = true;
    next = 0;
  }

  /// The evaluation begins anew.
  public void rewind() {
    next = 0;
  }

  /// A call has returned.
  public void add(Value result) {
    results.add(result);
  }

  /// Functions may not be called any more.
  public void end() {
    allowed = false;
    results.clear();
  }

  /// {@return whether functions may be called}
  boolean isAllowed() {
    return allowed;
  }

  /// {@return what the next call returned}
  ///
  /// @throws NeededCall if it has not been made yet
  Value next(NeededCall call) {
    if (next >= results.size()) {
      throw call;
    }
    return results.get(next++);
  }
}
