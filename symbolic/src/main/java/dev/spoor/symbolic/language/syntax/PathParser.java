package dev.spoor.symbolic.language.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads names with their scopes and the arguments of templates.
final class PathParser {
  private static final int LONGEST_ARGUMENTS = 200;

  private final TokenReader reader;
  private final Vocabulary vocabulary;

  PathParser(TokenReader reader, Vocabulary vocabulary) {
    this.reader = reader;
    this.vocabulary = vocabulary;
  }

  /// {@return whether a name begins here}
  boolean isStart() {
    var token = reader.peek();
    return token.kind() == Token.Kind.QUOTED
        || (token.kind() == Token.Kind.WORD && !Words.isReserved(token.text()))
        || (token.is("::") && reader.peek(1).kind() == Token.Kind.WORD)
        || token.isWord("operator");
  }

  TypeSyntax.Path path() {
    if (reader.peek().kind() == Token.Kind.QUOTED) {
      return quoted();
    }
    return rest(Optional.empty(), reader.accept("::"));
  }

  /// A file before `::`, or a name that could not be written without quotes.
  private TypeSyntax.Path quoted() {
    var token = reader.take();
    if (reader.accept("::")) {
      return rest(Optional.of(token.text()), false);
    }
    var isGlobal = token.text().startsWith("::");
    return new TypeSyntax.Path(
        Optional.empty(), isGlobal, split(isGlobal ? token.text().substring(2) : token.text()));
  }

  /// Between scopes, and not inside of the arguments of templates and functions.
  private static List<String> split(String name) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var start = 0;
    for (var i = 0; i < name.length(); i++) {
      var sign = name.charAt(i);
      depth += sign == '<' || sign == '(' ? 1 : sign == '>' || sign == ')' ? -1 : 0;
      if (depth == 0 && name.startsWith("::", i)) {
        parts.add(name.substring(start, i));
        start = i + 2;
      }
    }
    parts.add(name.substring(start));
    return parts;
  }

  private TypeSyntax.Path rest(Optional<String> file, boolean isGlobal) {
    var parts = new ArrayList<String>();
    do {
      parts.add(part());
      template(file, isGlobal, parts);
    } while (reader.accept("::"));
    return new TypeSyntax.Path(file, isGlobal, parts);
  }

  private String part() {
    if (reader.accept("~")) {
      return "~" + word();
    }
    if (reader.peek().isWord("operator")) {
      return operator();
    }
    return word();
  }

  private String word() {
    var token = reader.peek();
    if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
      throw reader.unexpected();
    }
    return reader.take().text();
  }

  /// As compilers name it: `operator+`, `operator()`, `operator int`.
  private String operator() {
    reader.take();
    var token = reader.take();
    if (token.is("(") || token.is("[")) {
      reader.expect(token.is("(") ? ")" : "]");
      return "operator" + token.text() + (token.is("(") ? ")" : "]");
    }
    return switch (token.kind()) {
      case OPERATOR -> "operator" + token.text();
      case WORD -> "operator " + token.text();
      case DOLLAR, NUMBER, CHARACTER, TEXT, QUOTED, END -> throw reader.unexpected();
    };
  }

  /// Adds the arguments of a template to the last part, if there is something with such a name.
  private void template(Optional<String> file, boolean isGlobal, List<String> parts) {
    if (!reader.isAt("<")) {
      return;
    }
    var start = reader.position();
    var arguments = arguments();
    if (!arguments.isEmpty()) {
      var candidate = new ArrayList<>(parts);
      candidate.add(candidate.removeLast() + arguments);
      if (vocabulary.isName(new TypeSyntax.Path(file, isGlobal, candidate))) {
        parts.clear();
        parts.addAll(candidate);
        return;
      }
    }
    reader.reset(start);
  }

  /// {@return the words up to the `>` that closes, in the style of compilers; nothing if there is
  /// none}
  private String arguments() {
    var out = new StringBuilder();
    var depth = 0;
    for (var count = 0; count < LONGEST_ARGUMENTS; count++) {
      var token = reader.take();
      if (token.kind() == Token.Kind.END) {
        return "";
      }
      var isWord = token.kind() != Token.Kind.OPERATOR;
      if (isWord && endsInWord(out)) {
        out.append(' ');
      }
      var closing = token.is(">>") ? 2 : token.is(">") ? 1 : 0;
      for (var i = 0; i < closing; i++) {
        out.append(out.charAt(out.length() - 1) == '>' ? " >" : ">");
      }
      out.append(closing > 0 ? "" : token.is(",") ? ", " : written(token));
      depth += (token.is("<") ? 1 : 0) - closing;
      if (depth <= 0) {
        return depth == 0 ? out.toString() : "";
      }
    }
    return "";
  }

  private static String written(Token token) {
    return token.kind() == Token.Kind.CHARACTER ? "'" + token.text() + "'" : token.text();
  }

  private static boolean endsInWord(StringBuilder out) {
    return !out.isEmpty() && Character.isJavaIdentifierPart(out.charAt(out.length() - 1));
  }
}
