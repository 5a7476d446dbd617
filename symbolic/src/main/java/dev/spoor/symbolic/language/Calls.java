package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Value;
import java.util.ArrayList;

/// Hands calls of functions to who can make them.
record Calls(Context context, Interpreter interpreter) {
  Operand call(Syntax.Call call) {
    var at = call.at();
    var pointers = interpreter.pointers();
    var callee = pointers.followed(interpreter.evaluate(call.function()), at);
    var function = callee.stripped() instanceof PointerType ? pointers.target(callee, at) : callee;
    if (!(function.stripped() instanceof FunctionType type)) {
      throw new ExpressionException(at, "What is called is no function.");
    }
    if (context.isTypeOnly()) {
      return context.values().absent(type.result().type());
    }
    var caller =
        context
            .around()
            .caller()
            .orElseThrow(
                () -> new ExpressionException(at, "You can't do that without a process to debug."));
    var arguments = new ArrayList<Value>();
    if (isOfObject(call, type)) {
      var object = interpreter.evaluate(((Syntax.Member) call.function()).object());
      arguments.add(address(object, at).value());
    }
    for (var argument : call.arguments()) {
      arguments.add(pointers.followed(interpreter.evaluate(argument), at).value());
    }
    try {
      return Operand.of(caller.call(function.value(), arguments));
    } catch (ExpressionException refused) {
      throw new ExpressionException(at, refused.sentence());
    }
  }

  /// `object.method ()`, and not a member that points to a function.
  private static boolean isOfObject(Syntax.Call call, Type type) {
    return call.function() instanceof Syntax.Member
        && type instanceof FunctionType function
        && function.parameters().size() == call.arguments().size() + 1;
  }

  private Operand address(Operand object, int at) {
    var followed = interpreter.pointers().followed(object, at);
    return followed.stripped() instanceof PointerType
        ? followed
        : interpreter.pointers().addressOf(followed, at);
  }
}
