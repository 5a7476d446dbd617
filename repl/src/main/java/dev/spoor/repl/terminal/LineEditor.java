package dev.spoor.repl.terminal;

import dev.spoor.machine.Printable;
import dev.spoor.repl.text.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/// The lines of a person at a terminal, edited, completed and remembered. Only this package knows
/// the library for that.
///
/// While it is open the terminal's signals to this process come here. Only the thread that opened
/// it may read.
public final class LineEditor implements Input {
  /// The library adds a quarter to it.
  private static final int MOST_REMEMBERED = 1_000_000;

  private final Terminal terminal;
  private final LineReader reader;
  private final Session session;
  private final Canvas canvas;
  private final Output output;
  private Optional<Path> file = Optional.empty();
  private boolean hasRead;

  /// What a session has for the editor.
  public interface Session {
    /// {@return whole lines that begin as this one}
    List<String> completions(String line);

    /// {@return what of the lines is to be kept, as it is wanted now}
    LineMemory memory();

    /// The key of SIGINT was hit while no line was being typed; called by any thread.
    void interrupted();

    /// A line is about to be read: what stands above it may be drawn.
    void draw();

    /// A line is about to be read where there is so much room.
    void sized(int rows, int columns);

    /// The lines of the screen that may be held; called once, before anything else.
    void canvas(Canvas canvas);

    /// The window has another size while a line is being read; called by any thread.
    void resized();

    /// {@return whether a key that was hit while a line is being read means something now}
    boolean key(ScreenKey key);

    /// The wheel of the mouse was turned while a line is being read.
    ///
    /// @param row counted from 0
    /// @param column counted from 0
    /// @param lines to go down; negative to go up
    void wheel(int row, int column, int lines);

    /// The key of SIGTSTP was hit; returns when the process is continued; called by any thread.
    void suspend();
  }

  private LineEditor(
      Terminal terminal, Canvas canvas, LineReader reader, Session session, Output output) {
    this.terminal = terminal;
    this.canvas = canvas;
    this.reader = reader;
    this.session = session;
    this.output = output;
  }

  /// {@return an editor on the standard streams, which are a terminal}
  ///
  /// @param variables the user's environment
  /// @throws UncheckedIOException if the terminal cannot be used
  public static LineEditor open(Session session, UnaryOperator<String> variables, Output output) {
    try {
      var atEnd = LastAct.register();
      var terminal =
          TerminalBuilder.builder()
              .system(true)
              .provider(TerminalBuilder.PROP_PROVIDER_FFM)
              .dumb(false)
              .graphemeCluster(false)
              .type(variables.apply("TERM"))
              .nativeSignals(true)
              .signalHandler(_ -> {})
              .build();
      var cooked = terminal.getAttributes();
      terminal.handle(Signal.INT, _ -> session.interrupted());
      var canvas = new Canvas(terminal, atEnd);
      terminal.handle(Signal.TSTP, _ -> suspend(terminal, canvas, cooked, session));
      session.canvas(canvas);
      var lower = LowerTerminal.below(canvas, terminal);
      return new LineEditor(lower, canvas, reader(lower, session), session, output);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /// The shell finds the terminal as it was, and so does the editor when it goes on.
  private static void suspend(
      Terminal terminal, Canvas canvas, Attributes cooked, Session session) {
    var editing = terminal.getAttributes();
    canvas.close();
    terminal.setAttributes(cooked);
    session.suspend();
    terminal.setAttributes(editing);
    terminal.raise(Signal.WINCH);
  }

  private static LineReader reader(Terminal terminal, Session session) {
    var reader = new ScreenReader(terminal, session);
    reader.setParser((line, cursor, _) -> new Typed(line, cursor));
    reader.setCompleter((_, line, found) -> complete(session, line, found));
    reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    for (var unwanted :
        List.of(
            LineReader.Option.HISTORY_TIMESTAMPED,
            LineReader.Option.AUTO_FRESH_LINE,
            LineReader.Option.AUTO_PARAM_SLASH,
            LineReader.Option.AUTO_REMOVE_SLASH,
            LineReader.Option.INSERT_BRACKET)) {
      reader.option(unwanted, false);
    }
    reader.setHistory(new DefaultHistory(reader));
    return reader;
  }

  /// Lines are kept as it is wanted now; those of sessions before are read before the first line.
  private void remember(LineMemory memory) {
    var most = Math.min(memory.most(), MOST_REMEMBERED);
    reader.variable(LineReader.HISTORY_SIZE, most);
    reader.variable(LineReader.HISTORY_FILE_SIZE, most);
    if (!memory.file().equals(file)) {
      file = memory.file();
      reader.getVariables().remove(LineReader.HISTORY_FILE);
      file.filter(LineEditor::isUsable)
          .ifPresent(usable -> reader.variable(LineReader.HISTORY_FILE, usable));
    }
    if (!hasRead) {
      hasRead = true;
      try {
        reader.getHistory().load();
      } catch (IOException _) {
        // It begins without any.
      }
    }
  }

  private static boolean isUsable(Path file) {
    try {
      var directory = Optional.ofNullable(file.getParent()).orElse(file);
      Files.createDirectories(directory);
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      return Files.isWritable(file);
    } catch (IOException _) {
      return false; // nothing is remembered then
    }
  }

  private static void complete(Session session, ParsedLine typed, List<Candidate> found) {
    var start = typed.line().substring(0, typed.cursor());
    var head = start.length() - typed.word().length();
    var indent = start.length() - start.stripLeading().length();
    for (var line : session.completions(start)) {
      var word = line.substring(Math.min(line.length(), head - indent));
      if (Printable.withTabs(word).toString().equals(word)) {
        // Names may go on: a member, an operator, a part of a path.
        found.add(new Candidate(word, word, null, null, null, null, head <= indent));
      }
    }
  }

  /// A line as far as the cursor: what is behind the last blank is the word to complete.
  private record Typed(String line, int cursor) implements CompletingParsedLine {
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return wordCursor();
    }

    @Override
    public String word() {
      var start = cursor;
      while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
        start--;
      }
      return line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }
  }

  @Override
  public Optional<String> next(String prompt) {
    output.flush();
    // No answers to questions, which may moreover be asked by who has to find the completions.
    var isAnswer = prompt.endsWith("(y or n) ") || prompt.equals(Pages.QUESTION);
    reader.variable(LineReader.DISABLE_HISTORY, isAnswer);
    reader.variable(LineReader.DISABLE_COMPLETION, isAnswer);
    if (!isAnswer) {
      remember(session.memory());
      session.draw();
      session.sized(terminal.getRows(), terminal.getColumns());
    }
    canvas.listening(true);
    try {
      return Optional.of(reader.readLine(Printable.withTabs(prompt).toString()));
    } catch (UserInterruptException _) {
      throw new CommandException("Quit");
    } catch (EndOfFileException _) {
      return Optional.empty();
    } finally {
      canvas.listening(false);
    }
  }

  @Override
  public boolean isInteractive() {
    return true;
  }

  @Override
  public void close() {
    canvas.close();
    remember(session.memory());
    try {
      reader.getHistory().save();
    } catch (IOException _) {
      // What cannot be remembered is forgotten.
    }
    try {
      terminal.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
