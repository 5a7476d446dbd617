package dev.spoor.symbolic.language.syntax;

import java.util.ArrayList;
import java.util.Optional;

/// Reads what operators stand between: literals, names, types, casts by name, parentheses.
final class PrimaryParser {
  private final TokenReader reader;
  private final PathParser paths;
  private final TypeParser types;
  private final Parser expressions;

  PrimaryParser(TokenReader reader, PathParser paths, TypeParser types, Parser expressions) {
    this.reader = reader;
    this.paths = paths;
    this.types = types;
    this.expressions = expressions;
  }

  Syntax primary() {
    var token = reader.peek();
    return switch (token.kind()) {
      case NUMBER -> Literals.number(reader.take());
      case CHARACTER -> Literals.character(reader.take());
      case TEXT -> texts();
      case DOLLAR -> new Syntax.Dollar(reader.take().text(), token.at());
      case WORD, QUOTED -> word(token);
      case OPERATOR -> parenthesis(token);
      case END -> throw reader.unexpected();
    };
  }

  private Syntax parenthesis(Token token) {
    if (token.is("::") && paths.isStart()) {
      return word(token);
    }
    reader.expect("(");
    var inner = expressions.expressionOrType();
    reader.expect(")");
    return inner;
  }

  /// Texts behind each other are one.
  private Syntax texts() {
    var first = reader.peek();
    var units = new ArrayList<Long>();
    var prefix = first.prefix();
    while (reader.peek().kind() == Token.Kind.TEXT) {
      var token = reader.take();
      prefix = token.prefix().isEmpty() ? prefix : token.prefix();
      units.addAll(Literals.units(token));
    }
    return new Syntax.TextLiteral(units, prefix, first.at());
  }

  private Syntax word(Token token) {
    var literal = literal(token);
    if (literal.isPresent()) {
      reader.take();
      return literal.get();
    }
    var kind = castKind(token);
    if (kind.isPresent()) {
      return namedCast(kind.get());
    }
    if (types.isStart()) {
      return type(token);
    }
    if (!paths.isStart()) {
      throw reader.unexpected();
    }
    return new Syntax.Name(paths.path(), token.at());
  }

  private static Optional<Syntax> literal(Token token) {
    if (token.kind() != Token.Kind.WORD) {
      return Optional.empty();
    }
    return switch (token.text()) {
      case "true", "false" ->
          Optional.of(new Syntax.TruthLiteral(token.text().equals("true"), token.at()));
      case "nullptr" -> Optional.of(new Syntax.NullLiteral(token.at()));
      case "this" -> Optional.of(new Syntax.This(token.at()));
      default -> Optional.empty();
    };
  }

  private static Optional<Syntax.Cast.Kind> castKind(Token token) {
    if (token.kind() != Token.Kind.WORD) {
      return Optional.empty();
    }
    return switch (token.text()) {
      case "static_cast" -> Optional.of(Syntax.Cast.Kind.STATIC);
      case "reinterpret_cast" -> Optional.of(Syntax.Cast.Kind.REINTERPRET);
      case "const_cast" -> Optional.of(Syntax.Cast.Kind.CONST);
      case "dynamic_cast" -> Optional.of(Syntax.Cast.Kind.DYNAMIC);
      default -> Optional.empty();
    };
  }

  private Syntax namedCast(Syntax.Cast.Kind kind) {
    var at = reader.take().at();
    reader.expect("<");
    var type = types.type();
    reader.expect(">");
    reader.expect("(");
    var operand = expressions.expressionOrType();
    reader.expect(")");
    return new Syntax.Cast(kind, type, operand, at);
  }

  /// A type alone, or a cast in the notation of a function.
  private Syntax type(Token token) {
    var start = reader.position();
    var plain = types.specifiers();
    if (reader.isAt("(") && !reader.peek(1).is(")")) {
      reader.take();
      if (!types.isStart() && !reader.isAt("*") && !reader.isAt("&")) {
        var operand = expressions.expressionOrType();
        reader.expect(")");
        return new Syntax.Cast(Syntax.Cast.Kind.PLAIN, plain, operand, token.at());
      }
    }
    reader.reset(start);
    return new Syntax.TypeName(types.type(), token.at());
  }
}
