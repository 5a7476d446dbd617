package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Syntax;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.Bound;
import dev.spoor.symbolic.type.Dimension;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.MemberPointerType;
import dev.spoor.symbolic.type.QualifiedType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// Makes types of their names.
final class TypeResolver {
  private final Context context;
  private final BaseTypes types;
  private final TypeSearch search;
  private final Function<Syntax, Type> typeOf;

  /// @param typeOf finds the type of an expression
  TypeResolver(Context context, Function<Syntax, Type> typeOf) {
    this.context = context;
    this.types = context.types();
    this.search = context.names().types();
    this.typeOf = typeOf;
  }

  Type resolve(TypeSyntax syntax) {
    return switch (syntax) {
      case TypeSyntax.Base(var words, var at) -> base(words, at);
      case TypeSyntax.Tagged(var keyword, var name, var at) ->
          search
              .tagged(keyword, name)
              .orElseThrow(
                  () -> new ExpressionException(at, "No " + keyword + " type named " + name + "."));
      case TypeSyntax.Named(var path, var at) ->
          search.named(path).orElseThrow(() -> context.unknown(path.name(), at));
      case TypeSyntax.OfExpression(var expression, var _) -> typeOf.apply(expression);
      case TypeSyntax.Qualified(var qualifier, var target, var _) ->
          new QualifiedType(qualifier(qualifier), reference(target));
      case TypeSyntax.Pointer(var target, var _) -> types.pointerTo(resolve(target));
      case TypeSyntax.Reference(var target, var isRvalue, var _) ->
          new ReferenceType(
              isRvalue ? ReferenceType.Kind.RVALUE : ReferenceType.Kind.LVALUE,
              reference(target),
              types.addressBytes());
      case TypeSyntax.MemberPointer(var target, var containing, var _) ->
          memberPointer(resolve(target), resolve(containing));
      case TypeSyntax.Array array -> array(array);
      case TypeSyntax.Function function -> function(function);
    };
  }

  private TypeReference reference(TypeSyntax syntax) {
    return TypeReference.to(resolve(syntax));
  }

  private Type base(List<String> words, int at) {
    // The program may have its own idea of a name, such as a `bool` that is a typedef.
    if (words.size() == 1) {
      var own = search.named(TypeSyntax.Path.of(words.getFirst()));
      if (own.isPresent()) {
        return own.get();
      }
    }
    return types
        .named(words)
        .orElseThrow(() ->
            new ExpressionException(at, "No type is called " + String.join(" ", words) + "."));
  }

  private static QualifiedType.Qualifier qualifier(String word) {
    return switch (word) {
      case "const" -> QualifiedType.Qualifier.CONST;
      case "volatile" -> QualifiedType.Qualifier.VOLATILE;
      case "restrict" -> QualifiedType.Qualifier.RESTRICT;
      default -> QualifiedType.Qualifier.ATOMIC;
    };
  }

  private Type memberPointer(Type target, Type containing) {
    var isFunction = target.stripped() instanceof FunctionType;
    return new MemberPointerType(
        TypeReference.to(target),
        TypeReference.to(containing),
        isFunction ? 2 * types.addressBytes() : types.addressBytes());
  }

  /// Arrays of arrays are one of several dimensions, as debugging information has them.
  private Type array(TypeSyntax.Array array) {
    var element = resolve(array.element());
    var own =
        array.count().isPresent()
            ? Dimension.of(array.count().getAsLong())
            : new Dimension(new Bound.Known(0), new Bound.Unknown());
    var dimensions = new ArrayList<>(List.of(own));
    var inner = element;
    if (element instanceof ArrayType nested) {
      dimensions.addAll(nested.dimensions());
      inner = nested.element().type();
    }
    return new ArrayType(TypeReference.to(inner), dimensions, OptionalLong.empty(), false);
  }

  private Type function(TypeSyntax.Function function) {
    var parameters = new ArrayList<TypeReference>();
    for (var parameter : function.parameters()) {
      parameters.add(reference(parameter));
    }
    return new FunctionType(
        reference(function.result()),
        parameters,
        function.isVariadic(),
        !parameters.isEmpty() || types.language() == SourceLanguage.CPLUSPLUS);
  }
}
