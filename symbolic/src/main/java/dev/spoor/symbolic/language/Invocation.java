package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hands calls of functions to who can make them, with the arguments that they take.
record Invocation(Context context, Interpreter interpreter) {
  /// {@return what a function returns}
  ///
  /// @param function a function with its address
  Operand of(Operand function, List<Operand> arguments, int at) {
    var type = (FunctionType) function.stripped();
    if (context.isTypeOnly()) {
      return context.values().absent(type.result().type());
    }
    var caller =
        context
            .around()
            .caller()
            .orElseThrow(
                () -> new ExpressionException(at, "You can't do that without a process to debug."));
    var values = new ArrayList<Value>();
    for (var i = 0; i < arguments.size(); i++) {
      var argument =
          i < type.parameters().size()
              ? converted(arguments.get(i), type.parameters().get(i).type(), at)
              : arguments.get(i);
      values.add(argument.value());
    }
    try {
      return Operand.of(caller.call(function.value(), values));
    } catch (ExpressionException refused) {
      throw new ExpressionException(at, refused.sentence());
    }
  }

  /// {@return what a function returns}
  ///
  /// @param object the one that it is called for, if it has one
  /// @param overridden its name, if a class that the object really is of may have another one
  Operand of(
      Candidate candidate,
      Optional<Operand> object,
      List<Operand> arguments,
      Optional<String> overridden,
      int at) {
    if (!candidate.hasObject() || object.isEmpty()) {
      return of(function(candidate), arguments, at);
    }
    if (context.isTypeOnly()) {
      return context.values().absent(candidate.type().result().type());
    }
    var actual = candidate;
    var owner = object.get();
    if (candidate.isVirtual() && overridden.isPresent()) {
      var dynamic = Operand.of(owner.value().dynamic());
      var other = overriding(candidate, dynamic.stripped(), overridden.get());
      if (other.isPresent()) {
        actual = other.get();
        owner = dynamic;
      }
    }
    var all = new ArrayList<Operand>();
    all.add(address(owner, actual, at));
    all.addAll(arguments);
    return of(function(actual), all, at);
  }

  private Operand function(Candidate candidate) {
    return context.values().at(candidate.type(), candidate.address());
  }

  private Optional<Candidate> overriding(Candidate candidate, Type type, String name) {
    var parameters = candidate.parameters().stream().map(Type::name).toList();
    return new FunctionSearch(context)
        .methods(type, name)
        .flatMap(methods ->
            methods.candidates().stream()
                .filter(each ->
                    each.isConst() == candidate.isConst()
                        && each.parameters().stream().map(Type::name).toList().equals(parameters))
                .findFirst());
  }

  /// The function has its class's part of the object.
  private Operand address(Operand object, Candidate candidate, int at) {
    var part =
        candidate.objectType().flatMap(type -> MemberAccess.asBase(object, type)).orElse(object);
    return interpreter.pointers().addressOf(part, at);
  }

  /// Classes become those that they are derived from, and what their own functions make of them;
  /// numbers are left to who calls.
  private Operand converted(Operand argument, Type parameter, int at) {
    return switch (parameter.stripped()) {
      case ReferenceType(var _, var target, var _)
          when argument.stripped() instanceof CompoundType
              && target.type().stripped() instanceof CompoundType ->
          MemberAccess.asBase(argument, target.type()).orElse(argument);
      case PointerType(var target, var _)
          when argument.stripped() instanceof PointerType(var from, var _)
              && target.type().stripped() instanceof CompoundType
              && from.type().stripped() instanceof CompoundType ->
          interpreter.casts().convert(argument, parameter, Syntax.Cast.Kind.STATIC, at);
      case CompoundType _ -> MemberAccess.asBase(argument, parameter).orElse(argument);
      default ->
          argument.stripped() instanceof CompoundType
              ? new Operators(context, interpreter)
                  .converted(argument, parameter, at)
                  .orElse(argument)
              : argument;
    };
  }
}
