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
