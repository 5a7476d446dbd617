package dev.spoor.repl.debuggee;

import dev.spoor.debugger.step.CallFunction;
import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.Type;
import java.util.List;

/// An expression cannot be evaluated before a function of the program has been called. Evaluation
/// happens while nothing runs: it is given up, the call is made, and it begins anew.
public final class NeededCall extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Address function;
  private final String name;
  private final transient List<CallFunction.Argument> arguments;
  private final transient Type result;
  private final int resultBytes;

  /// @param resultBytes of a result that the function leaves in memory; else 0
  NeededCall(
      Address function,
      String name,
      List<CallFunction.Argument> arguments,
      Type result,
      int resultBytes) {
    super(name, null, false, false);
    this.function = function;
    this.name = name;
    this.arguments = List.copyOf(arguments);
    this.result = result;
    this.resultBytes = resultBytes;
  }

  /// {@return where it begins}
  public Address function() {
    return function;
  }

  /// {@return what it is called}
  public String name() {
    return name;
  }

  /// {@return what it is given}
  public List<CallFunction.Argument> arguments() {
    return arguments;
  }

  /// {@return how many bytes of memory it is given for its result; 0 if none}
  public int resultBytes() {
    return resultBytes;
  }

  /// {@return what it returns}
  public Type result() {
    return result;
  }
}
