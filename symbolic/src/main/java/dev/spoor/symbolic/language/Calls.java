package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.type.UnspecifiedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out which function a call means, and what it is given.
///
/// @param declared what a call is cast to: what a function returns of which nothing is known
record Calls(Context context, Interpreter interpreter, Optional<Type> declared) {
  Operand call(Syntax.Call call) {
    if (call.function() instanceof Syntax.Dollar(var name, var _)
        && ConvenienceFunctions.isKnown(name)
        && context.session().variable(name.substring(1)).isEmpty()) {
      return new ConvenienceFunctions(context, interpreter).call(name, call);
    }
    if (call.function() instanceof Syntax.Member member) {
      return ofMember(call, member);
    }
    if (call.function() instanceof Syntax.Name(var path, var _)
        && context.types().language() == SourceLanguage.CPLUSPLUS
        && path.file().isEmpty()) {
      var overloaded = ofName(call, path);
      if (overloaded.isPresent()) {
        return overloaded.get();
      }
    }
    return plain(interpreter.evaluate(call.function()), call);
  }

  private List<Operand> arguments(Syntax.Call call) {
    var arguments = new ArrayList<Operand>();
    for (var argument : call.arguments()) {
      arguments.add(interpreter.pointers().followed(interpreter.evaluate(argument), call.at()));
    }
    return arguments;
  }

  /// What is called is a value: a function, a pointer to one, or an object with an operator for it.
  private Operand plain(Operand given, Syntax.Call call) {
    var at = call.at();
    var pointers = interpreter.pointers();
    var callee = pointers.followed(given, at);
    if (callee.stripped() instanceof CompoundType) {
      var called =
          new Operators(context, interpreter)
              .member("()", callee, call.arguments(), arguments(call), at);
      if (called.isPresent()) {
        return called.get();
      }
    }
    var function = callee.stripped() instanceof PointerType ? pointers.target(callee, at) : callee;
    if (!(function.stripped() instanceof FunctionType)) {
      throw new ExpressionException(at, "What is called is no function.");
    }
    return new Invocation(context, interpreter)
        .of(isUnknown(function.type()) ? known(function, call) : function, arguments(call), at);
  }

  /// {@return whether nobody has said what a function returns: one without debugging information,
  /// or an assembler's}
  private static boolean isUnknown(Type type) {
    return type.stripped() instanceof FunctionType function
        && function.result().type().stripped() instanceof UnspecifiedType result
        && result.sizeBytes().isEmpty();
  }

  private Operand known(Operand function, Syntax.Call call) {
    var result =
        declared.orElseThrow(() ->
            new ExpressionException(
                call.at(),
                "'"
                    + named(function, call)
                    + "' has unknown return type; cast the call to its declared return type"));
    var type = new FunctionType(TypeReference.to(result), List.of(), false, false);
    return function
        .value()
        .address()
        .map(address -> context.values().at(type, address))
        .orElseGet(() -> context.values().absent(type));
  }

  private static String named(Operand function, Syntax.Call call) {
    return call.function() instanceof Syntax.Name(var path, var _)
        ? path.name()
        : function.value().address().map(String::valueOf).orElse("function");
  }

  // Functions by name.

  /// {@return what was returned; empty if the name is not that of functions}
  private Optional<Operand> ofName(Syntax.Call call, TypeSyntax.Path path) {
    var names = context.names();
    if (path.isPlain() && names.localVariable(path.name()).isPresent()) {
      return Optional.empty();
    }
    var self = path.isGlobal() ? Optional.<Operand>empty() : names.self();
    var search = new FunctionSearch(context);
    if (self.isPresent() && path.isPlain()) {
      var methods = search.methods(self.get().stripped(), path.name());
      if (methods.isPresent()) {
        return Optional.of(ofObject(call, self.get(), methods.get(), path.name(), false));
      }
    }
    var meaning = names.meaning(path);
    if (meaning.isPresent()
        && (!(meaning.get() instanceof Meaning.Function(var type, var _)) || isUnknown(type))) {
      return Optional.empty();
    }
    // Only what has arguments can have a name that is found by these alone.
    if (meaning.isEmpty() && (call.arguments().isEmpty() || !path.isPlain())) {
      return Optional.empty();
    }
    var arguments = arguments(call);
    var candidates = search.named(path, arguments.stream().map(Operand::type).toList());
    if (candidates.isEmpty() && meaning.isPresent()) {
      // It is known by another name.
      var function = interpreter.evaluate(call.function());
      return Optional.of(new Invocation(context, interpreter).of(function, arguments, call.at()));
    }
    if (candidates.isEmpty()) {
      throw context.unknown(path.name(), call.function().at());
    }
    var object =
        candidates.stream().anyMatch(Candidate::hasObject) ? self : self.filter(_ -> false);
    return Optional.of(
        resolved(
            candidates, call, object, arguments, "function " + path.name(), path.name(), true));
  }

  // Functions of objects.

  private Operand ofMember(Syntax.Call call, Syntax.Member member) {
    var object = new MemberOperands(context, interpreter).owner(member);
    var name = member.path().parts().getLast();
    var data = MemberAccess.named(object, name);
    if (data.isPresent()) {
      return plain(data.get(), call);
    }
    var methods = new FunctionSearch(context).methods(object.stripped(), name);
    if (methods.isEmpty()) {
      throw new ExpressionException(member.at(), MemberAccess.missing(object, name));
    }
    return ofObject(call, object, methods.get(), name, !member.path().isPlain());
  }

  private Operand ofObject(
      Syntax.Call call,
      Operand object,
      FunctionSearch.Methods methods,
      String name,
      boolean isExact) {
    var candidates = methods.candidates();
    var owner = object;
    if (candidates.isEmpty() && !context.isTypeOnly()) {
      // One without code, which a class that is derived from this one has.
      owner = Operand.of(object.value().dynamic());
      candidates =
          new FunctionSearch(context)
              .methods(owner.stripped(), name)
              .map(FunctionSearch.Methods::candidates)
              .orElse(List.of());
    }
    if (candidates.isEmpty()) {
      throw new ExpressionException(
          call.at(), "The function " + name + " has no code of its own in the program.");
    }
    var what = "method " + methods.type().tag().orElse("") + "::" + name;
    return resolved(candidates, call, Optional.of(owner), arguments(call), what, name, isExact);
  }

  private Operand resolved(
      List<Candidate> candidates,
      Syntax.Call call,
      Optional<Operand> object,
      List<Operand> arguments,
      String what,
      String name,
      boolean isExact) {
    var at = call.at();
    var conversions = interpreter.conversions();
    var given = new ArrayList<Conversions.Given>();
    for (var i = 0; i < arguments.size(); i++) {
      given.add(conversions.given(call.arguments().get(i), arguments.get(i)));
    }
    var best =
        new Overloads(conversions)
            .best(
                candidates,
                new Overloads.Call(
                    object.map(each -> conversions.given(each, false)), given, false),
                at);
    if (best.isEmpty()) {
      throw new ExpressionException(at, unresolved(candidates, arguments.size(), what));
    }
    return new Invocation(context, interpreter)
        .of(best.get(), object, arguments, isExact ? Optional.empty() : Optional.of(name), at);
  }

  private static String unresolved(List<Candidate> candidates, int given, String what) {
    return candidates.stream().allMatch(each -> each.parameters().size() > given)
        ? "Too few arguments in function call."
        : "Cannot resolve " + what + " to any overloaded instance";
  }
}
