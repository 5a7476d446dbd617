package dev.spoor.repl.text;

/// What a piece of text is, for terminals with colours: gdb's colours, of ECMA-48, 8.3.117.
public enum Style {
  PLAIN(""),
  FUNCTION("33"),
  FILE("32"),
  ADDRESS("34"),
  VARIABLE("36"),
  CURRENT("1"),
  INVERSE("7"),
  KEYWORD("1;34"),
  STRING("31"),
  NUMBER("35"),
  COMMENT("32"),
  PREPROCESSOR("36"),
  MNEMONIC("32"),
  REGISTER("31"),
  IMMEDIATE("34"),
  REMARK("2;37");

  private final String parameters;

  Style(String parameters) {
    this.parameters = parameters;
  }

  /// {@return the escape sequence that begins it; empty for plain text}
  public String code() {
    return parameters.isEmpty() ? "" : "\033[" + parameters + "m";
  }

  /// {@return whether it is no colour, but is shown to who wants none as well}
  public boolean isInverse() {
    return this == INVERSE;
  }
}
