package dev.spoor.trace;

import java.io.PrintStream;

/// What is said to the user on standard error, beside the trace: each sentence behind the name of
/// the program. For use by one thread at a time.
final class Diagnostics {
  private final String prefix;
  private final PrintStream stream;

  Diagnostics(String prefix, PrintStream stream) {
    this.prefix = prefix;
    this.stream = stream;
  }

  /// {@return the name of the program}
  String program() {
    return prefix;
  }

  /// Shows lines of our own as they are.
  void show(String lines) {
    stream.print(lines);
    stream.flush();
  }

  /// Says a sentence.
  void say(String sentence) {
    var line = new StringBuilder(prefix).append(": ");
    for (var i = 0; i < sentence.length(); i++) {
      var c = sentence.charAt(i);
      line.append(Character.isISOControl(c) ? '?' : c);
    }
    stream.println(line);
    stream.flush();
  }
}
