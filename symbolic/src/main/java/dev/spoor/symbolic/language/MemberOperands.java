package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.PointerType;
import java.util.List;
import java.util.Optional;

/// Evaluates `.`, `->`, `.*` and `->*`.
record MemberOperands(Context context, Interpreter interpreter) {
  private static final int MOST_ARROWS = 16;

  private Operand object(Syntax syntax, boolean isArrow, int at) {
    var object = interpreter.pointers().followed(interpreter.evaluate(syntax), at);
    for (var step = 0; isArrow && step < MOST_ARROWS; step++) {
      var behind =
          new Operators(context, interpreter).member("->", object, List.of(), List.of(), at);
      if (behind.isEmpty()) {
        break;
      }
      object = interpreter.pointers().followed(behind.get(), at);
    }
    if (object.stripped() instanceof ArrayType) {
      object = interpreter.pointers().decayed(object, at);
    }
    // gdb takes one for the other.
    while (object.stripped() instanceof PointerType) {
      object = interpreter.pointers().target(object, at);
    }
    if (!(object.stripped() instanceof CompoundType)) {
      throw new ExpressionException(
          at,
          "Attempt to extract a component of a value that is not a structure"
              + (isArrow ? " pointer." : "."));
    }
    return object;
  }

  /// {@return the object that has a member, or the part of it that is named before the member}
  Operand owner(Syntax.Member syntax) {
    var object = object(syntax.object(), syntax.isArrow(), syntax.at());
    var parts = syntax.path().parts();
    if (parts.size() > 1) {
      var scope = String.join("::", parts.subList(0, parts.size() - 1));
      object =
          MemberAccess.asBaseNamed(object, scope)
              .orElseThrow(() ->
                  new ExpressionException(
                      syntax.at(), "base class '" + scope + "' is not one of this object"));
    }
    return object;
  }

  /// A member, or what Go calls so: variables and functions of packages have a dot in their names.
  Operand member(Syntax.Member syntax) {
    var named = ofPackage(syntax);
    return named.isPresent() ? named.get() : ofObject(syntax);
  }

  private Optional<Operand> ofPackage(Syntax.Member syntax) {
    var names = context.names();
    if (syntax.isArrow()
        || !(syntax.object() instanceof Syntax.Name(var path, var _))
        || path.parts().size() > 1
        || names.meaning(path).isPresent()) {
      return Optional.empty();
    }
    var whole = TypeSyntax.Path.of(path.name() + "." + syntax.path().name());
    return names.meaning(whole).isPresent()
        ? Optional.of(interpreter.name(whole, syntax.at()))
        : Optional.empty();
  }

  private Operand ofObject(Syntax.Member syntax) {
    var owner = owner(syntax);
    var name = syntax.path().parts().getLast();
    return MemberAccess.named(owner, name)
        .or(() -> new MemberPointers(context).method(owner.stripped(), name))
        .orElseThrow(() -> new ExpressionException(syntax.at(), MemberAccess.missing(owner, name)));
  }

  Operand byPointer(Syntax.MemberByPointer syntax) {
    var object = object(syntax.object(), syntax.isArrow(), syntax.at());
    var pointer =
        interpreter.pointers().followed(interpreter.evaluate(syntax.pointer()), syntax.at());
    return new MemberPointers(context).target(object, pointer, syntax.at());
  }
}
