package dev.spoor.syscalls.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A resource of entries that each begin at the start of a line with their name and end before the
/// next one. Opening it finds where entries begin; nothing is parsed.
final class DescriptionText {
  private final String text;
  private final Map<String, Integer> entries = new HashMap<>(1024);

  private DescriptionText(String text) {
    this.text = text;
    index();
  }

  /// {@return the resource called `name` beside this class}
  static DescriptionText open(String name) {
    try (var in = DescriptionText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("this build has no " + name);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  /// {@return entries in `text`}
  static DescriptionText of(String text) {
    return new DescriptionText(text);
  }

  private void index() {
    var at = 0;
    while (at < text.length()) {
      var end = nameEnd(at);
      if (end > at) {
        entries.putIfAbsent(text.substring(at, end), at);
      }
      var newline = text.indexOf('\n', end);
      at = newline < 0 ? text.length() : newline + 1;
    }
  }

  private int nameEnd(int start) {
    var at = start;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '@'
        || c == ':';
  }

  /// {@return the names of all entries}
  Iterable<String> names() {
    return entries.keySet();
  }

  /// {@return where the entry called `name` begins in [#text()]}
  Optional<Integer> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /// {@return all of it}
  String text() {
    return text;
  }

  /// {@return the rest of the line of the entry at `start`, behind its name and a space}
  String lineBehindName(int start) {
    var end = text.indexOf('\n', start);
    return text.substring(nameEnd(start) + 1, end < 0 ? text.length() : end);
  }

  /// {@return the number that some table of constants gives to `name`}
  Optional<Long> constant(String name) {
    var at = text.indexOf(" " + name + "=");
    if (at < 0) {
      return Optional.empty();
    }
    var start = at + name.length() + 2;
    var end = start;
    while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
      end++;
    }
    return Optional.of(Long.parseUnsignedLong(text, start, end, 16));
  }
}
