package dev.spoor.trace.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parses a condition. From loosest to tightest: `||`, `&&`, `!`, comparisons, `|`, `^`, `&`, `<<
/// > > `, `+ -`, `* / %`, `- ~`. Unlike in C, `a & b == c` compares `a & b`.
final class Parser {
  /// How long a condition may be.
  static final int MOST_CHARACTERS = 1 << 16;

  /// How deep parentheses and signs in front may be nested, and how many operators may follow each
  /// other.
  private static final int MOST_NESTED = 100;

  private static final Arithmetic[][] LEVELS = {
    {Arithmetic.OR},
    {Arithmetic.XOR},
    {Arithmetic.AND},
    {Arithmetic.LEFT, Arithmetic.RIGHT},
    {Arithmetic.PLUS, Arithmetic.MINUS},
    {Arithmetic.TIMES, Arithmetic.OVER, Arithmetic.REST}
  };

  private final List<Token> tokens;
  private int next;
  private int depth;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// {@return what `text` says}
  ///
  /// @throws WhereException if it says nothing
  static Syntax parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new WhereException(
          "a condition has at most " + MOST_CHARACTERS + " characters", MOST_CHARACTERS);
    }
    var parser = new Parser(Lexer.tokens(text));
    if (parser.peek().kind() == Token.Kind.END) {
      throw new WhereException("the condition is empty", 0);
    }
    var syntax = parser.either();
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.unexpected("an operator");
    }
    return syntax;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean accept(String sign) {
    if (peek().is(sign)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String sign) {
    if (!accept(sign)) {
      throw unexpected("'" + sign + "'");
    }
  }

  private WhereException unexpected(String wanted) {
    return new WhereException("expected " + wanted + ", not " + peek().named(), peek().at());
  }

  private void deeper() {
    if (++depth > MOST_NESTED) {
      throw new WhereException("this is nested too deep", peek().at());
    }
  }

  private Syntax either() {
    deeper();
    var parts = new ArrayList<Syntax>();
    do {
      parts.add(both());
    } while (accept("||"));
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Syntax.Either(parts);
  }

  private Syntax both() {
    var parts = new ArrayList<Syntax>();
    do {
      parts.add(not());
    } while (accept("&&"));
    return parts.size() == 1 ? parts.getFirst() : new Syntax.Both(parts);
  }

  private Syntax not() {
    var at = peek().at();
    if (!accept("!")) {
      return comparison();
    }
    deeper();
    var inner = not();
    depth--;
    return new Syntax.Not(at, inner);
  }

  private Syntax comparison() {
    var left = sum(0);
    var compared = compared(left);
    if (compared.isEmpty()) {
      return left;
    }
    if (relation().isPresent() || peek().is("=~") || peek().is("!~") || seesIn()) {
      throw new WhereException("comparisons are joined by &&, not chained", peek().at());
    }
    return compared.get();
  }

  private Optional<Syntax> compared(Syntax left) {
    var relation = relation();
    if (relation.isPresent()) {
      next++;
      return Optional.of(new Syntax.Compared(relation.get(), left, sum(0)));
    }
    if (peek().is("=~") || peek().is("!~")) {
      var negated = tokens.get(next++).is("!~");
      if (peek().kind() != Token.Kind.STRING) {
        throw unexpected("a regular expression in quotes");
      }
      return Optional.of(new Syntax.Matched(left, string(), negated));
    }
    if (seesIn()) {
      next++;
      return Optional.of(new Syntax.Among(left, choices()));
    }
    return Optional.empty();
  }

  private Optional<Relation> relation() {
    for (var relation : Relation.values()) {
      if (peek().is(relation.sign())) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  private boolean seesIn() {
    return peek().kind() == Token.Kind.WORD && peek().text().equals("in");
  }

  private List<Syntax> choices() {
    var choices = new ArrayList<Syntax>();
    expect("(");
    do {
      choices.add(sum(0));
    } while (accept(","));
    expect(")");
    return choices;
  }

  private Syntax sum(int level) {
    if (level == LEVELS.length) {
      return signed();
    }
    var left = sum(level + 1);
    var count = 0;
    for (var operator = operator(level); operator.isPresent(); operator = operator(level)) {
      if (++count > MOST_NESTED) {
        throw new WhereException("too many operators follow each other", peek().at());
      }
      next++;
      left = new Syntax.Combined(operator.get(), left, sum(level + 1));
    }
    return left;
  }

  private Optional<Arithmetic> operator(int level) {
    for (var operator : LEVELS[level]) {
      if (peek().is(operator.sign())) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private Syntax signed() {
    var at = peek().at();
    var minus = accept("-");
    if (!minus && !accept("~")) {
      return operand();
    }
    deeper();
    var inner = signed();
    depth--;
    return minus ? new Syntax.Negative(at, inner) : new Syntax.Complement(at, inner);
  }

  private Syntax operand() {
    if (accept("(")) {
      var inner = either();
      expect(")");
      return inner;
    }
    return switch (peek().kind()) {
      case NUMBER -> number();
      case STRING -> string();
      case WORD -> name();
      case SIGN, END -> throw unexpected("a name, a number or a string");
    };
  }

  private Syntax.Figure number() {
    var token = tokens.get(next++);
    var quantity = Quantity.parse(token.text());
    if (quantity.isEmpty()) {
      throw new WhereException(
          "'" + token.text() + "' is no number of 64 bits, size (4k, 1MB) or length of time (10ms)",
          token.at());
    }
    return new Syntax.Figure(token.at(), quantity.get());
  }

  private Syntax.Quoted string() {
    var token = tokens.get(next++);
    return new Syntax.Quoted(token.at(), token.text());
  }

  private Syntax.Name name() {
    var word = tokens.get(next++);
    if (word.text().equals("in")) {
      next--;
      throw unexpected("a name, a number or a string");
    }
    var steps = new ArrayList<Step>();
    while (true) {
      if (accept(".")) {
        steps.add(member());
      } else if (accept("[")) {
        steps.add(element());
      } else {
        return new Syntax.Name(word.at(), word.text(), steps);
      }
      if (steps.size() > MOST_NESTED) {
        throw new WhereException("this is nested too deep", peek().at());
      }
    }
  }

  private Step member() {
    if (peek().kind() != Token.Kind.WORD) {
      throw unexpected("the name of a field");
    }
    var token = tokens.get(next++);
    return new Step.Member(token.at(), token.text());
  }

  private Step element() {
    var token = peek();
    var index =
        token.kind() == Token.Kind.NUMBER
            ? Quantity.parse(token.text())
            : Optional.<Quantity>empty();
    if (index.isEmpty() || index.get().bits() < 0 || index.get().unit() != Quantity.Unit.NONE) {
      throw unexpected("the number of an element");
    }
    next++;
    expect("]");
    return new Step.Element(token.at(), index.get().bits());
  }
}
