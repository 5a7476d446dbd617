package dev.spoor.debugger.location;

/// A function as a user names it.
///
/// @param name with scopes, or some of them, or none
/// @param parameters the types in brackets without blanks, with `const` behind them; empty if they
///   were not given
record FunctionName(String name, String parameters) {
  private static final String CALL_OPERATOR = "operator()";

  static FunctionName of(String text) {
    var stripped = text.strip();
    var from = stripped.indexOf(CALL_OPERATOR);
    var open = openingBracket(stripped, from < 0 ? 0 : from + CALL_OPERATOR.length());
    return open <= 0
        ? new FunctionName(stripped, "")
        : new FunctionName(
            stripped.substring(0, open).strip(), withoutBlanks(stripped.substring(open)));
  }

  /// The one of the parameters: not that of `(anonymous namespace)`, nor one in the arguments of a
  /// template, nor that around what a method of Go belongs to, `main.(*Named).Area`.
  private static int openingBracket(String text, int from) {
    var depth = 0;
    for (var i = from; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '<' -> depth++;
        case '>' -> depth--;
        case '(' -> {
          var isPartOfName = text.startsWith("(anonymous", i) || text.startsWith(".(*", i - 1);
          if (depth <= 0 && !isPartOfName) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static String withoutBlanks(String text) {
    return text.replace(" ", "").replace("(void)", "()");
  }

  /// {@return whether a function with this signature is meant, if it is one with this name}
  boolean fits(String signature) {
    if (parameters.isEmpty()) {
      return true;
    }
    var theirs = of(signature).parameters;
    return theirs.equals(parameters) || theirs.equals(parameters + "const");
  }

  /// {@return the last of its words: what a linkage name with it has in it, unless it is an
  /// operator's}
  String lastWord() {
    var operator = name.lastIndexOf("operator");
    if (operator >= 0) {
      return name.substring(operator);
    }
    var end = name.indexOf('<') > 0 ? name.indexOf('<') : name.length();
    var start = end;
    while (start > 0 && Character.isJavaIdentifierPart(name.charAt(start - 1))) {
      start--;
    }
    return name.substring(start, end);
  }
}
