package dev.spoor.repl.terminal;

import dev.spoor.machine.Printable;
import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the debugger prints: the one class of this front end that knows where.
///
/// No control character gets through but tabs and the line ends that are our own, wherever a line
/// comes from: what a traced program can choose must not steer the user's terminal. Colours are put
/// in here and nowhere else.
public final class Output implements AutoCloseable {
  private static final String PLAIN = "\033[m";

  private final PrintStream out;
  private final PrintStream err;
  private boolean styled;
  private Optional<PrintStream> log = Optional.empty();
  private boolean redirected;
  private Optional<StringBuilder> captured = Optional.empty();
  private Optional<Pages> pages = Optional.empty();

  /// @param out for results; best buffered, and in UTF-8
  /// @param err for failures
  public Output(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Says whether colours are used.
  public void styled(boolean value) {
    styled = value;
  }

  /// {@return whether colours are used}
  public boolean isStyled() {
    return styled;
  }

  /// Has a person ask for more when the screen is full.
  public void pages(Pages value) {
    pages = Optional.of(value);
  }

  /// Prints one line.
  public void line(CharSequence text) {
    makeRoom(text);
    put(Printable.withTabs(text), true);
  }

  /// Prints one line, in colours if they are wanted.
  public void line(Text text) {
    if (!styled || redirected || captured.isPresent()) {
      line(text.toString());
      return;
    }
    makeRoom(text.toString());
    for (var span : text.spans()) {
      out.append(span.style().code());
      out.append(Printable.withTabs(span.text()));
      out.append(span.style() == Style.PLAIN ? "" : PLAIN);
    }
    out.append('\n');
    log.ifPresent(file -> file.append(Printable.withTabs(text.toString())).append('\n'));
  }

  /// Prints the lines of a text of our own.
  public void text(String text) {
    text.lines().forEach(this::line);
  }

  /// Prints text without ending the line; line ends inside are kept.
  public void unended(String text) {
    var parts = text.split("\n", -1);
    for (var i = 0; i < parts.length; i++) {
      if (i + 1 < parts.length) {
        makeRoom(parts[i]);
      }
      put(Printable.withTabs(parts[i]), i + 1 < parts.length);
    }
  }

  private void makeRoom(CharSequence text) {
    if (pages.isPresent() && captured.isEmpty()) {
      pages.get().before(Columns.of(text));
    }
  }

  private void put(CharSequence printable, boolean end) {
    if (captured.isPresent()) {
      captured.get().append(printable).append(end ? "\n" : "");
      return;
    }
    if (!redirected) {
      out.append(printable).append(end ? "\n" : "");
    }
    log.ifPresent(file -> file.append(printable).append(end ? "\n" : ""));
  }

  /// Prints a sentence about a failure, after what was printed before.
  public void error(String sentence) {
    flush();
    for (var line : sentence.split("\n", -1)) {
      err.append(Printable.withTabs(line)).append('\n');
      log.ifPresent(file -> file.append(Printable.withTabs(line)).append('\n'));
    }
    err.flush();
  }

  /// Shows a prompt.
  public void prompt(String text) {
    out.append(Printable.withTabs(text));
    out.flush();
  }

  /// {@return the lines that `work` prints, which are not shown}
  public List<String> capture(Runnable work) {
    var before = captured;
    var text = new StringBuilder();
    captured = Optional.of(text);
    try {
      work.run();
    } finally {
      captured = before;
    }
    return text.toString().lines().toList();
  }

  /// Writes everything to a file as well, until [#endLog()].
  ///
  /// @param alone whether results go to the file alone
  /// @throws IOException if it cannot be opened
  public void log(Path file, boolean alone, OpenOption... options) throws IOException {
    endLog();
    log =
        Optional.of(
            new PrintStream(Files.newOutputStream(file, options), true, StandardCharsets.UTF_8));
    redirected = alone;
  }

  /// Ends what [#log] began.
  public void endLog() {
    log.ifPresent(PrintStream::close);
    log = Optional.empty();
    redirected = false;
  }

  /// Writes what is buffered.
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    flush();
    endLog();
  }
}
