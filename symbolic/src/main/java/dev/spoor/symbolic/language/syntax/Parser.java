package dev.spoor.symbolic.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads C and C++ expressions as the users of gdb write them.
///
/// Whatever the text, the result is a tree of bounded depth or an [ExpressionException].
public final class Parser {
  private static final int LOWEST = 4;

  private final TokenReader reader;
  private final PathParser paths;
  private final TypeParser types;
  private final PrimaryParser primaries;

  private Parser(Written text, Vocabulary vocabulary) {
    this.reader = new TokenReader(text);
    this.paths = new PathParser(reader, vocabulary);
    this.types = new TypeParser(reader, vocabulary, paths, this);
    this.primaries = new PrimaryParser(reader, paths, types, this);
  }

  /// {@return the tree of an expression, or of a type}
  ///
  /// @throws ExpressionException if it is none
  public static Syntax parse(String text, Vocabulary vocabulary) {
    return parse(Written.of(text), vocabulary);
  }

  /// {@return the tree of an expression, or of a type}
  ///
  /// @throws ExpressionException if it is none
  public static Syntax parse(Written text, Vocabulary vocabulary) {
    var parser = new Parser(text, vocabulary);
    var syntax = parser.expressionOrType();
    if (parser.reader.isAt(")")) {
      throw new ExpressionException(parser.reader.peek().at(), "Junk after end of expression.");
    }
    if (parser.reader.peek().kind() != Token.Kind.END) {
      throw parser.reader.unexpected();
    }
    return syntax;
  }

  /// {@return the tree of a type}
  ///
  /// @throws ExpressionException if it is none
  public static TypeSyntax parseType(String text, Vocabulary vocabulary) {
    return parseType(Written.of(text), vocabulary);
  }

  /// {@return the tree of a type}
  ///
  /// @throws ExpressionException if it is none
  public static TypeSyntax parseType(Written text, Vocabulary vocabulary) {
    var parser = new Parser(text, vocabulary);
    var type = parser.types.type();
    if (parser.reader.peek().kind() != Token.Kind.END) {
      throw parser.reader.unexpected();
    }
    return type;
  }

  Syntax expressionOrType() {
    return comma();
  }

  private Syntax comma() {
    reader.enter();
    var left = assignment();
    while (reader.isAt(",")) {
      var at = reader.take().at();
      left = new Syntax.Comma(left, assignment(), at);
    }
    reader.leave();
    return left;
  }

  private Syntax assignment() {
    reader.enter();
    var left = conditional();
    var token = reader.peek();
    if (token.is("=")) {
      reader.take();
      left = new Syntax.Assignment(Optional.empty(), left, assignment(), token.at());
    } else if (isCompound(token)) {
      reader.take();
      left = new Syntax.Assignment(compound(token), left, assignment(), token.at());
    }
    reader.leave();
    return left;
  }

  private static boolean isCompound(Token token) {
    return token.kind() == Token.Kind.OPERATOR
        && token.text().length() > 1
        && token.text().endsWith("=")
        && compound(token).filter(operator -> !operator.isComparison()).isPresent();
  }

  private static Optional<BinaryOperator> compound(Token token) {
    var text = token.text().substring(0, token.text().length() - 1);
    return BinaryOperator.of(new Token(Token.Kind.OPERATOR, text, "", token.at(), token.place()));
  }

  private Syntax conditional() {
    var condition = binary(LOWEST);
    if (!reader.isAt("?")) {
      return condition;
    }
    var at = reader.take().at();
    var then = comma();
    reader.expect(":");
    reader.enter();
    var otherwise = conditional();
    reader.leave();
    return new Syntax.Conditional(condition, then, otherwise, at);
  }

  private Syntax binary(int lowest) {
    var left = unary();
    while (true) {
      var token = reader.peek();
      var operator = BinaryOperator.of(token);
      if (operator.isEmpty() || operator.get().precedence() < lowest) {
        return left;
      }
      reader.take();
      if (operator.get() == BinaryOperator.REPEAT && reader.peek().isWord("entry")) {
        reader.take();
        left = new Syntax.AtEntry(left, token.at());
        continue;
      }
      reader.enter();
      var right = binary(operator.get().precedence() + 1);
      reader.leave();
      left = new Syntax.Binary(operator.get(), left, right, token.at());
    }
  }

  private Syntax unary() {
    reader.enter();
    var token = reader.peek();
    var syntax = before(token).orElseGet(this::postfix);
    reader.leave();
    return syntax;
  }

  private Optional<Syntax> before(Token token) {
    if (token.is("++") || token.is("--")) {
      reader.take();
      return Optional.of(new Syntax.Step(unary(), token.is("++"), true, token.at()));
    }
    var operator = operator(token);
    if (operator.isPresent()) {
      reader.take();
      return Optional.of(new Syntax.Unary(operator.get(), unary(), token.at()));
    }
    if (token.kind() == Token.Kind.WORD && Words.isSizeOf(token.text())) {
      reader.take();
      return Optional.of(
          new Syntax.SizeOf(!token.text().equals("sizeof"), sizeOperand(), token.at()));
    }
    if (token.is("{")) {
      reader.take();
      var type = types.type();
      reader.expect("}");
      return Optional.of(new Syntax.TypedMemory(type, unary(), token.at()));
    }
    return token.is("(") ? cast() : Optional.empty();
  }

  private static Optional<Syntax.Unary.Operator> operator(Token token) {
    if (token.kind() != Token.Kind.OPERATOR) {
      return Optional.empty();
    }
    return switch (token.text()) {
      case "+" -> Optional.of(Syntax.Unary.Operator.PLUS);
      case "-" -> Optional.of(Syntax.Unary.Operator.MINUS);
      case "!" -> Optional.of(Syntax.Unary.Operator.NOT);
      case "~" -> Optional.of(Syntax.Unary.Operator.COMPLEMENT);
      case "*" -> Optional.of(Syntax.Unary.Operator.INDIRECTION);
      case "&" -> Optional.of(Syntax.Unary.Operator.ADDRESS);
      default -> Optional.empty();
    };
  }

  private Syntax sizeOperand() {
    var start = reader.position();
    if (reader.accept("(") && types.isStart()) {
      var at = reader.peek().at();
      var type = types.type();
      if (reader.accept(")")) {
        return new Syntax.TypeName(type, at);
      }
    }
    reader.reset(start);
    return unary();
  }

  /// A type in parentheses, with the operand behind it if there is one.
  private Optional<Syntax> cast() {
    var start = reader.position();
    var open = reader.take();
    if (!types.isStart()) {
      reader.reset(start);
      return Optional.empty();
    }
    var type = types.type();
    if (!reader.accept(")")) {
      // A cast in the notation of a function: `(int (x) + 1)`.
      reader.reset(start);
      return Optional.empty();
    }
    return Optional.of(
        isOperandStart()
            ? new Syntax.Cast(Syntax.Cast.Kind.PLAIN, type, unary(), open.at())
            : new Syntax.TypeName(type, open.at()));
  }

  private boolean isOperandStart() {
    var token = reader.peek();
    return switch (token.kind()) {
      case WORD -> BinaryOperator.of(token).isEmpty();
      case DOLLAR, NUMBER, CHARACTER, TEXT, QUOTED -> true;
      case OPERATOR ->
          operator(token).isPresent()
              || token.is("(")
              || token.is("{")
              || token.is("::")
              || token.is("++")
              || token.is("--");
      case END -> false;
    };
  }

  private Syntax postfix() {
    var left = primaries.primary();
    while (true) {
      var token = reader.peek();
      if (token.kind() != Token.Kind.OPERATOR) {
        return left;
      }
      switch (token.text()) {
        case "[" -> {
          reader.take();
          var first = comma();
          left =
              reader.accept(":")
                  ? new Syntax.Slice(left, first, comma(), token.at())
                  : new Syntax.Subscript(left, first, token.at());
          reader.expect("]");
        }
        case "." -> {
          reader.take();
          left = new Syntax.Member(left, member(), false, token.at());
        }
        case "->" -> {
          reader.take();
          left = new Syntax.Member(left, member(), true, token.at());
        }
        case ".*", "->*" -> {
          reader.take();
          left = new Syntax.MemberByPointer(left, unary(), token.is("->*"), token.at());
        }
        case "(" -> {
          reader.take();
          left = new Syntax.Call(left, arguments(), token.at());
        }
        case "++", "--" -> {
          reader.take();
          left = new Syntax.Step(left, token.is("++"), false, token.at());
        }
        default -> {
          return left;
        }
      }
    }
  }

  private TypeSyntax.Path member() {
    if (!paths.isStart() && !reader.isAt("~")) {
      throw reader.unexpected();
    }
    return paths.path();
  }

  private List<Syntax> arguments() {
    var arguments = new ArrayList<Syntax>();
    if (!reader.accept(")")) {
      do {
        arguments.add(assignment());
      } while (reader.accept(","));
      reader.expect(")");
    }
    return arguments;
  }
}
