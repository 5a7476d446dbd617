package dev.spoor.repl.source;

import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;

/// One line of a source file in colours. For one use.
final class LineColors {
  /// Longer lines were written by no person, and have no colours.
  private static final int LONGEST = 4096;

  /// What a line leaves open for the next one.
  ///
  /// @param style of what is open; plain if nothing is
  /// @param end what ends it
  /// @param depth how often comments are open
  /// @param escapes whether a backslash takes the next sign with it
  record Open(Style style, String end, int depth, boolean escapes) {
    static final Open NOTHING = new Open(Style.PLAIN, "", 0, false);

    private static Open comment(int depth) {
      return new Open(Style.COMMENT, "*/", depth, false);
    }

    private static Open text(String end, boolean escapes) {
      return new Open(Style.STRING, end, 0, escapes);
    }
  }

  private final SourceLanguage language;
  private final String line;
  private final Text text = new Text();
  private final StringBuilder plain = new StringBuilder();
  private Open open;
  private int at;

  /// @param before what the line before left open
  LineColors(SourceLanguage language, String line, Open before) {
    this.language = language;
    this.line = line;
    this.open = before;
    if (language == SourceLanguage.OTHER || line.length() > LONGEST) {
      plain.append(line);
      at = line.length();
    }
    while (at < line.length()) {
      if (open.style() == Style.PLAIN) {
        begin();
      } else {
        goOn(at);
      }
    }
    flush();
  }

  /// {@return the line}
  Text text() {
    return text;
  }

  /// {@return what is open at its end}
  Open open() {
    return open;
  }

  private void flush() {
    text.plain(plain.toString());
    plain.setLength(0);
  }

  private void take(Style style, int end) {
    flush();
    text.add(style, line.substring(at, end));
    at = end;
  }

  private void begin() {
    var sign = line.charAt(at);
    if (language.hasPreprocessor() && sign == '#' && line.substring(0, at).isBlank()) {
      directive();
    } else if (language.beginsRemark(line, at)) {
      take(Style.COMMENT, line.length());
    } else if (line.startsWith("/*", at)) {
      open = Open.comment(1);
      goOn(at + 2);
    } else if (sign == '"') {
      open = Open.text("\"", true);
      goOn(at + 1);
    } else if (sign == '`' && language == SourceLanguage.GO) {
      open = Open.text("`", false);
      goOn(at + 1);
    } else if (sign == '\'') {
      character();
    } else if (Character.isDigit(sign)) {
      take(Style.NUMBER, endOfNumber());
    } else if (isNamePart(at)) {
      word();
    } else {
      plain.append(sign);
      at++;
    }
  }

  private boolean isNamePart(int place) {
    return place < line.length()
        && (Character.isJavaIdentifierPart(line.charAt(place))
            || language == SourceLanguage.ASSEMBLY && line.charAt(place) == '.');
  }

  private int endOfName(int from) {
    var end = from;
    while (isNamePart(end)) {
      end++;
    }
    return end;
  }

  private int endOfNumber() {
    var end = at;
    while (isNamePart(end)
        || end < line.length() && line.charAt(end) == '.' && !line.startsWith("..", end)
        || line.startsWith("'", end) && language != SourceLanguage.RUST && isNamePart(end + 1)) {
      end++;
    }
    return end;
  }

  /// `#include <a.h>` and the like: its name, and that of a file.
  private void directive() {
    var end = at + 1;
    while (end < line.length() && Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    end = endOfName(end);
    var isInclude = line.substring(at, end).endsWith("include");
    take(Style.PREPROCESSOR, end);
    var name = line.indexOf('<', at);
    var nameEnd = line.indexOf('>', at);
    if (isInclude && name >= 0 && nameEnd > name && line.substring(at, name).isBlank()) {
      plain.append(line, at, name);
      at = name;
      take(Style.STRING, nameEnd + 1);
    }
  }

  /// `'x'`, `'\n'`; in Rust `'a` is a name.
  private void character() {
    var end = at + 1;
    while (end < line.length() && line.charAt(end) != '\'') {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    var length = line.codePointCount(at, Math.min(end, line.length()));
    var isEscape = line.startsWith("\\", at + 1);
    if (language == SourceLanguage.ASSEMBLY
        || language.hasLifetimes() && (end >= line.length() || length > 2 && !isEscape)) {
      plain.append('\'');
      at++;
    } else {
      take(Style.STRING, Math.min(line.length(), end + 1));
    }
  }

  private void word() {
    var end = endOfName(at);
    var word = line.substring(at, end);
    var isText = end < line.length() && (line.charAt(end) == '"' || line.charAt(end) == '#');
    if (isText && language == SourceLanguage.CPP && word.endsWith("R")) {
      rawCpp(end);
    } else if (isText && language == SourceLanguage.RUST && word.matches("b?c?r")) {
      rawRust(end);
    } else if (language.isKeyword(word)) {
      take(Style.KEYWORD, end);
    } else {
      plain.append(word);
      at = end;
    }
  }

  /// `R"end(...)end"`.
  private void rawCpp(int quote) {
    var bracket = line.indexOf('(', quote);
    if (bracket < 0) {
      take(Style.STRING, line.length());
      return;
    }
    open = Open.text(")" + line.substring(quote + 1, bracket) + "\"", false);
    goOn(bracket + 1);
  }

  /// `r#"..."#`.
  private void rawRust(int from) {
    var quote = from;
    while (line.startsWith("#", quote)) {
      quote++;
    }
    if (!line.startsWith("\"", quote)) {
      plain.append(line, at, quote);
      at = quote;
      return;
    }
    open = Open.text("\"" + "#".repeat(quote - from), false);
    goOn(quote + 1);
  }

  /// What is open, as far as its end or the line's.
  private void goOn(int from) {
    var style = open.style();
    var end = Math.min(from, line.length());
    while (end < line.length() && open.style() != Style.PLAIN) {
      if (open.escapes() && line.charAt(end) == '\\') {
        end = Math.min(end + 2, line.length());
      } else if (line.startsWith(open.end(), end)) {
        end += open.end().length();
        open = open.depth() > 1 ? Open.comment(open.depth() - 1) : Open.NOTHING;
      } else if (language.nestsComments() && open.depth() > 0 && line.startsWith("/*", end)) {
        end += 2;
        open = Open.comment(open.depth() + 1);
      } else {
        end++;
      }
    }
    if (open.escapes() && !language.hasLongTexts() && !line.endsWith("\\")) {
      open = Open.NOTHING;
    }
    take(style, end);
  }
}
