package dev.spoor.inspect;

import dev.spoor.machine.Printable;
import java.io.PrintStream;

/// Where the commands print: the one class of this front end that knows where.
///
/// No control character gets through, wherever a line comes from: what a traced program can choose
/// (its name, its arguments, its memory) must not steer the user's terminal.
public final class Output {
  private final PrintStream out;
  private final PrintStream err;

  /// @param out for results; best buffered, and in UTF-8
  /// @param err for failures
  public Output(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Prints one line of results.
  public void line(CharSequence text) {
    out.append(Printable.of(text)).append('\n');
  }

  /// Prints lines that were prepared.
  void lines(PreparedLines lines) {
    lines.to(out::write);
  }

  /// Prints text of our own: line ends are kept.
  void text(String text) {
    out.print(text);
  }

  /// Prints a sentence about a failure, after what was printed before.
  ///
  /// @param command the command that failed
  public void error(String command, String sentence) {
    flush();
    err.append("spoor ").append(command).append(": ").append(Printable.of(sentence)).append('\n');
    err.flush();
  }

  /// {@return whether everything could be written so far; a pipe may be closed at its other end}
  public boolean isGood() {
    return !out.checkError();
  }

  /// Writes what is buffered.
  public void flush() {
    out.flush();
  }
}
