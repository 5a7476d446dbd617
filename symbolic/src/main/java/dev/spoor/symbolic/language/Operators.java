package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Operators and conversions that the program defines for its own types (C++17, section 16.5).
record Operators(Context context, Interpreter interpreter) {
  /// {@return whether operators may have another meaning for a value}
  boolean areFor(Operand operand) {
    return context.types().language() == SourceLanguage.CPLUSPLUS
        && (operand.stripped() instanceof CompoundType
            || operand.stripped() instanceof EnumerationType);
  }

  /// {@return what the program's operator makes of operands; empty if it defines none for them}
  ///
  /// @param symbol of the operator
  /// @param operands one or two, no references
  /// @param isZero whether the second one is a literal 0
  Optional<Operand> apply(String symbol, List<Operand> operands, boolean isZero, int at) {
    if (operands.stream().noneMatch(this::areFor)) {
      return Optional.empty();
    }
    var name = "operator" + symbol;
    var search = new FunctionSearch(context);
    var first = operands.getFirst();
    var candidates = new ArrayList<Candidate>();
    search.methods(first.type(), name).ifPresent(own -> candidates.addAll(own.candidates()));
    for (var each :
        search.named(TypeSyntax.Path.of(name), operands.stream().map(Operand::type).toList())) {
      if (!each.hasObject()) {
        candidates.add(each);
      }
    }
    return chosen(candidates, first, operands.subList(1, operands.size()), isZero, true, at);
  }

  /// {@return what an operator makes of an object that only its class can define; empty if it does
  /// not}
  ///
  /// @param symbol of the operator
  /// @param written the arguments as they stand there
  Optional<Operand> member(
      String symbol, Operand object, List<Syntax> written, List<Operand> arguments, int at) {
    if (!areFor(object)) {
      return Optional.empty();
    }
    var methods = new FunctionSearch(context).methods(object.type(), "operator" + symbol);
    if (methods.isEmpty() || methods.get().candidates().isEmpty()) {
      return Optional.empty();
    }
    var isZero = !written.isEmpty() && interpreter.isZero(written.getFirst());
    var made = chosen(methods.get().candidates(), object, arguments, isZero, false, at);
    if (made.isEmpty()) {
      throw new ExpressionException(
          at,
          "Cannot resolve method "
              + methods.get().type().tag().orElse("")
              + "::operator"
              + symbol
              + " to any overloaded instance");
    }
    return made;
  }

  private Optional<Operand> chosen(
      List<Candidate> candidates,
      Operand first,
      List<Operand> rest,
      boolean isZero,
      boolean isOperator,
      int at) {
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    var conversions = interpreter.conversions();
    var given = new ArrayList<Conversions.Given>();
    for (var each : rest) {
      given.add(conversions.given(each, isZero && given.isEmpty()));
    }
    var call = new Overloads.Call(Optional.of(conversions.given(first, false)), given, isOperator);
    return new Overloads(conversions)
        .best(candidates, call, at)
        .map(best -> called(best, first, rest, at));
  }

  private Operand called(Candidate best, Operand first, List<Operand> rest, int at) {
    var invocation = new Invocation(context, interpreter);
    if (best.hasObject()) {
      var simple = best.name().substring(best.name().lastIndexOf("operator"));
      return invocation.of(best, Optional.of(first), rest, Optional.of(simple), at);
    }
    var all = new ArrayList<Operand>();
    all.add(first);
    all.addAll(rest);
    return invocation.of(best, Optional.empty(), all, Optional.empty(), at);
  }

  /// {@return what the class of an object converts it to; empty if it does not, or this is no
  /// object}
  ///
  /// @param wanted a type that is no class
  Optional<Operand> converted(Operand object, Type wanted, int at) {
    if (!areFor(object) || !(object.stripped() instanceof CompoundType)) {
      return Optional.empty();
    }
    var candidates = new ArrayList<Candidate>();
    for (var each : new FunctionSearch(context).conversions(object.type())) {
      if (Conversions.leadsTo(each.type().result().type(), wanted)) {
        candidates.add(each);
      }
    }
    // The very type goes before one that is converted once more.
    var exact =
        candidates.stream()
            .filter(each -> Conversions.isSame(plain(each.type().result().type()), wanted))
            .findFirst();
    return exact
        .or(() -> candidates.stream().findFirst())
        .map(each -> interpreter.pointers().followed(called(each, object, List.of(), at), at));
  }

  private static Type plain(Type type) {
    return type.stripped() instanceof ReferenceType(var _, var target, var _)
        ? target.type()
        : type;
  }

  /// {@return a number in place of an object that its class converts to one; others as they are}
  Operand number(Operand operand, int at) {
    return converted(operand, context.types().integer(), at).orElse(operand);
  }
}
