package dev.spoor.syscalls.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What ioctl commands take and return, `ioctls.txt`: entries `NAME NAME...: TYPE -> RESULT`, where
/// `none` stands for no argument. What is made of one is a description like those in `calls.txt`.
final class IoctlCalls {
  /// What all calls by a command have in common.
  private static final String PREFIX = "ioctl:";

  private final String text;
  private final Map<String, Integer> entries = new HashMap<>(1024);

  private IoctlCalls(String text) {
    this.text = text;
    index();
  }

  static IoctlCalls open() {
    try (var in = IoctlCalls.class.getResourceAsStream("ioctls.txt")) {
      if (in == null) {
        throw new IllegalStateException("this build has no ioctls.txt");
      }
      return new IoctlCalls(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException("reading ioctls.txt", e);
    }
  }

  // A command's name begins with a capital; lines that begin otherwise continue an entry.
  private void index() {
    var at = 0;
    while (at < text.length()) {
      var newline = text.indexOf('\n', at);
      var end = newline < 0 ? text.length() : newline;
      var colon = text.indexOf(": ", at);
      if (Character.isUpperCase(text.charAt(at)) && colon >= 0 && colon < end) {
        for (var name : text.substring(at, colon).split(" ", -1)) {
          entries.putIfAbsent(name, colon + 2);
        }
      }
      at = end + 1;
    }
  }

  /// {@return whether `call` is one with a command}
  static boolean isOne(String call) {
    return call.startsWith(PREFIX);
  }

  /// {@return the names of all calls described here}
  List<String> names() {
    var names = new ArrayList<String>(entries.size());
    entries.keySet().forEach(name -> names.add(PREFIX + name));
    return names;
  }

  /// {@return the description of `call`, as `calls.txt` would have it}
  Optional<String> description(String call) {
    var at = entries.get(call.substring(PREFIX.length()));
    if (at == null) {
      return Optional.empty();
    }
    var end = text.indexOf('\n', at);
    while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == ' ') {
      end = text.indexOf('\n', end + 1);
    }
    var entry = text.substring(at, end < 0 ? text.length() : end);
    var arrow = entry.indexOf(" -> ");
    var argument = arrow < 0 ? entry : entry.substring(0, arrow);
    var result = arrow < 0 ? "" : " " + entry.substring(arrow + 4);
    var parameter = argument.equals("none") ? "" : ", argp " + argument;
    return Optional.of(call + "(fd fd, request command" + parameter + ")" + result);
  }
}
