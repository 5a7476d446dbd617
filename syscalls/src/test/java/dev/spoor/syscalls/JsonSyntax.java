package dev.spoor.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.regex.Pattern;

/// The grammar of RFC 8259, and what docs/JSON.md promises beyond it: ASCII, no name twice in an
/// object, no number that a double does not keep.
final class JsonSyntax {
  private static final Pattern STRING =
      Pattern.compile("\"([\\x20-\\x7e&&[^\"\\\\]]|\\\\([\"\\\\/bfnrt]|u[0-9a-f]{4}))*\"");
  private static final Pattern PLAIN = Pattern.compile("true|false|null");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final double EXACT = 1L << 53;

  private final String text;
  private int at;

  private JsonSyntax(String text) {
    this.text = text;
  }

  static void check(String text) {
    var syntax = new JsonSyntax(text);
    syntax.value();
    assertThat(syntax.at).as(text).isEqualTo(text.length());
  }

  private void value() {
    switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> take(STRING);
      case 't', 'f', 'n' -> take(PLAIN);
      default -> assertThat(Math.abs(Double.parseDouble(take(NUMBER)))).isLessThan(EXACT);
    }
  }

  private void object() {
    var names = new HashSet<String>();
    for (var mark = '{'; mark != '}'; mark = text.charAt(at++)) {
      at += mark == '{' ? 1 : 0;
      if (mark == '{' && text.charAt(at) == '}') {
        at++;
        return;
      }
      assertThat(names.add(take(STRING))).as("a name twice in " + text).isTrue();
      expect(':');
      value();
      assertThat(text.charAt(at)).as(text).isIn(',', '}');
    }
  }

  private void array() {
    for (var mark = '['; mark != ']'; mark = text.charAt(at++)) {
      at += mark == '[' ? 1 : 0;
      if (mark == '[' && text.charAt(at) == ']') {
        at++;
        return;
      }
      value();
      assertThat(text.charAt(at)).as(text).isIn(',', ']');
    }
  }

  private void expect(char c) {
    assertThat(text.charAt(at++)).as(text).isEqualTo(c);
  }

  private String take(Pattern pattern) {
    var matcher = pattern.matcher(text).region(at, text.length());
    assertThat(matcher.lookingAt()).as(text.substring(at)).isTrue();
    at = matcher.end();
    return matcher.group();
  }
}
