package dev.spoor.kernel.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// /proc/TID/status, proc_pid_status(5). A line that is missing reads as empty or zero.
record ProcStatus(Map<String, String> lines) {
  static Optional<ProcStatus> read(Path task) {
    try {
      var lines = new HashMap<String, String>();
      for (var line : Files.readAllLines(task.resolve("status"), StandardCharsets.ISO_8859_1)) {
        var colon = line.indexOf(':');
        if (colon > 0) {
          lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
      return Optional.of(new ProcStatus(Map.copyOf(lines)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  String text(String key) {
    return lines.getOrDefault(key, "");
  }

  int number(String key) {
    return (int) parse(firstWord(text(key)), 10);
  }

  /// The effective user or group: the second of four numbers.
  int effective(String key) {
    var words = text(key).split("\\s+", -1);
    return words.length < 2 ? 0 : (int) parse(words[1], 10);
  }

  /// A set in hexadecimal digits, of signals or capabilities: bit 0 is signal 1, capability 0.
  long set(String key) {
    return parse(firstWord(text(key)), 16);
  }

  /// The letter and the word: `T (stopped)`.
  String state() {
    return text("State");
  }

  boolean isIn(char... letters) {
    return !state().isEmpty() && new String(letters).indexOf(state().charAt(0)) >= 0;
  }

  private static String firstWord(String text) {
    var space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private static long parse(String digits, int radix) {
    try {
      return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, radix);
    } catch (NumberFormatException unknownForm) {
      return 0;
    }
  }
}
