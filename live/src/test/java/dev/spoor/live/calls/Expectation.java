package dev.spoor.live.calls;

/// What a tracee of `tracees/calls` says should be written of a call that it made.
///
/// @param tid the task that made it
/// @param entry of `calls.txt`, which describes it: `fcntl`, `fcntl:F_GETFD`
/// @param text the line, without spaces before the equals sign
/// @param json the members `name`, `arguments`, `result`, `error` and `notes`
/// @param bits of the program, 64 or 32
record Expectation(long tid, String entry, String text, String json, int bits) {
  /// {@return the expectation that a line of a tracee's output is}
  static Expectation of(String line) {
    var parts = line.split("\t", -1);
    if (parts.length != 5) {
      throw new AssertionError("no expectation: " + line);
    }
    return new Expectation(
        Long.parseLong(parts[0]), parts[1], parts[2], parts[3], Integer.parseInt(parts[4]));
  }

  /// {@return whether the variant that it names is in the text, or that is the call by which it was
  /// made}
  boolean isOfItsVariant() {
    return entry.endsWith(":ipc") || text.contains(entry.substring(entry.indexOf(':') + 1));
  }

  /// {@return the name of the call as it is written}
  String name() {
    return text.substring(0, text.indexOf('('));
  }
}
