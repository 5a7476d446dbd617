package dev.spoor.symbolic.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// Reads types, up to where a name that is declared would stand, and behind that.
final class TypeParser {
  private final TokenReader reader;
  private final Vocabulary vocabulary;
  private final PathParser paths;
  private final Parser expressions;

  TypeParser(TokenReader reader, Vocabulary vocabulary, PathParser paths, Parser expressions) {
    this.reader = reader;
    this.vocabulary = vocabulary;
    this.paths = paths;
    this.expressions = expressions;
  }

  /// {@return whether a type begins here}
  boolean isStart() {
    var token = reader.peek();
    if (token.kind() == Token.Kind.WORD) {
      var word = token.text();
      if (Words.isBase(word)
          || Words.isQualifier(word)
          || Words.isTag(word)
          || Words.isTypeOf(word)
          || word.equals("typename")) {
        return true;
      }
    }
    return paths.isStart() && isTypeName();
  }

  private boolean isTypeName() {
    var start = reader.position();
    try {
      var path = paths.path();
      return vocabulary.isType(path);
    } catch (ExpressionException none) {
      return false;
    } finally {
      reader.reset(start);
    }
  }

  /// {@return a type with what stands behind it: pointers, arrays, functions}
  TypeSyntax type() {
    reader.enter();
    // The words before a name are read first.
    var plain = specifiers();
    var type = declarator().apply(plain);
    reader.leave();
    return type;
  }

  /// {@return a type without that}
  TypeSyntax specifiers() {
    var at = reader.peek().at();
    var qualifiers = new ArrayList<String>();
    readQualifiers(qualifiers);
    if (reader.peek().isWord("typename")) {
      reader.take();
    }
    var type = plain(qualifiers);
    readQualifiers(qualifiers);
    return qualified(type, qualifiers, at);
  }

  private void readQualifiers(List<String> qualifiers) {
    while (reader.peek().kind() == Token.Kind.WORD && Words.isQualifier(reader.peek().text())) {
      qualifiers.add(reader.take().text());
    }
  }

  private static TypeSyntax qualified(TypeSyntax type, List<String> qualifiers, int at) {
    var result = type;
    for (var qualifier : qualifiers) {
      result = new TypeSyntax.Qualified(qualifier.replace("__", ""), result, at);
    }
    return result;
  }

  private TypeSyntax plain(List<String> qualifiers) {
    var token = reader.peek();
    if (token.kind() == Token.Kind.WORD && Words.isTag(token.text())) {
      reader.take();
      if (!paths.isStart()) {
        throw reader.unexpected();
      }
      return new TypeSyntax.Tagged(token.text(), paths.path().name(), token.at());
    }
    if (token.kind() == Token.Kind.WORD && Words.isTypeOf(token.text())) {
      reader.take();
      reader.expect("(");
      var operand = expressions.expressionOrType();
      reader.expect(")");
      return new TypeSyntax.OfExpression(operand, token.at());
    }
    if (token.kind() == Token.Kind.WORD && Words.isBase(token.text())) {
      return base(qualifiers, token.at());
    }
    if (!paths.isStart()) {
      throw reader.unexpected();
    }
    return new TypeSyntax.Named(paths.path(), token.at());
  }

  private TypeSyntax base(List<String> qualifiers, int at) {
    var words = new ArrayList<String>();
    while (reader.peek().kind() == Token.Kind.WORD) {
      var word = reader.peek().text();
      if (Words.isBase(word)) {
        words.add(reader.take().text());
      } else if (Words.isQualifier(word)) {
        qualifiers.add(reader.take().text());
      } else {
        break;
      }
    }
    return new TypeSyntax.Base(words, at);
  }

  // What stands around a name binds to it from the inside: what is read first is applied last.

  private UnaryOperator<TypeSyntax> declarator() {
    reader.enter();
    var outer = pointers();
    UnaryOperator<TypeSyntax> inner = UnaryOperator.identity();
    if (isNested()) {
      reader.take();
      inner = declarator();
      reader.expect(")");
    }
    var suffix = suffixes();
    var nested = inner;
    reader.leave();
    return type -> nested.apply(suffix.apply(outer.apply(type)));
  }

  private boolean isNested() {
    if (!reader.isAt("(")) {
      return false;
    }
    var behind = reader.peek(1);
    return behind.is("*")
        || behind.is("&")
        || behind.is("&&")
        || behind.is("(")
        || behind.is("[")
        || isMemberPointer(1);
  }

  private UnaryOperator<TypeSyntax> pointers() {
    UnaryOperator<TypeSyntax> made = UnaryOperator.identity();
    while (true) {
      var before = made;
      var at = reader.peek().at();
      if (reader.accept("*")) {
        var qualifiers = new ArrayList<String>();
        readQualifiers(qualifiers);
        made = type -> qualified(new TypeSyntax.Pointer(before.apply(type), at), qualifiers, at);
      } else if (reader.isAt("&") || reader.isAt("&&")) {
        var isRvalue = reader.take().is("&&");
        made = type -> new TypeSyntax.Reference(before.apply(type), isRvalue, at);
      } else if (isMemberPointer(0)) {
        var containing = new TypeSyntax.Named(memberScope(), at);
        reader.expect("*");
        made = type -> new TypeSyntax.MemberPointer(before.apply(type), containing, at);
      } else {
        return made;
      }
    }
  }

  /// {@return whether `A::B::*` begins so many words ahead}
  private boolean isMemberPointer(int ahead) {
    var i = ahead;
    while (reader.peek(i).kind() == Token.Kind.WORD && reader.peek(i + 1).is("::")) {
      i += 2;
    }
    return i > ahead && reader.peek(i).is("*");
  }

  private TypeSyntax.Path memberScope() {
    var parts = new ArrayList<String>();
    while (reader.peek().kind() == Token.Kind.WORD) {
      parts.add(reader.take().text());
      reader.expect("::");
    }
    return new TypeSyntax.Path(java.util.Optional.empty(), false, parts);
  }

  private UnaryOperator<TypeSyntax> suffixes() {
    var at = reader.peek().at();
    if (reader.isAt("[")) {
      reader.take();
      var count = count();
      reader.expect("]");
      reader.enter();
      var rest = suffixes();
      reader.leave();
      return type -> new TypeSyntax.Array(rest.apply(type), count, at);
    }
    if (reader.isAt("(") && isParameters()) {
      reader.take();
      var parameters = new ArrayList<TypeSyntax>();
      var isVariadic = parameters(parameters);
      reader.expect(")");
      return type -> new TypeSyntax.Function(type, parameters, isVariadic, at);
    }
    return UnaryOperator.identity();
  }

  private OptionalLong count() {
    if (reader.isAt("]")) {
      return OptionalLong.empty();
    }
    if (reader.peek().kind() == Token.Kind.NUMBER
        && Literals.number(reader.take()) instanceof Syntax.IntegerLiteral number
        && number.value().bitLength() < Long.SIZE) {
      return OptionalLong.of(number.value().longValue());
    }
    throw reader.unexpected();
  }

  private boolean isParameters() {
    if (reader.peek(1).is(")") || reader.peek(1).is("...")) {
      return true;
    }
    var start = reader.position();
    reader.take();
    var isType = isStart();
    reader.reset(start);
    return isType;
  }

  private boolean parameters(List<TypeSyntax> parameters) {
    while (!reader.isAt(")")) {
      if (reader.accept("...")) {
        return true;
      }
      var parameter = type();
      var isNothing =
          parameter instanceof TypeSyntax.Base(var words, var _)
              && words.equals(List.of("void"))
              && parameters.isEmpty();
      if (!isNothing) {
        parameters.add(parameter);
      }
      if (!reader.accept(",")) {
        return false;
      }
    }
    return false;
  }
}
