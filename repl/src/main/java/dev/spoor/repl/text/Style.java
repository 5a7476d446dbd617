package dev.spoor.repl.text;

/// What a piece of text is, for terminals with colours. gdb's choice of colours.
public enum Style {
  PLAIN(""),
  FUNCTION("\033[33m"),
  FILE("\033[32m"),
  ADDRESS("\033[34m"),
  VARIABLE("\033[36m"),
  CURRENT("\033[1m"),
  INVERSE("\033[7m"),
  KEYWORD("\033[34m"),
  STRING("\033[31m"),
  COMMENT("\033[37m"),
  PREPROCESSOR("\033[35m");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /// {@return the escape sequence of ECMA-48, 8.3.117, that begins it; empty for plain text}
  public String code() {
    return code;
  }
}
