package dev.spoor.repl;

import dev.spoor.engine.Terminal;
import dev.spoor.repl.fullscreen.FullScreen;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.terminal.Canvas;
import dev.spoor.repl.terminal.Input;
import dev.spoor.repl.terminal.LineEditor;
import dev.spoor.repl.terminal.LineMemory;
import dev.spoor.repl.terminal.ScreenKey;
import dev.spoor.repl.text.CommandException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a session does at the keys of the person who types.
final class Keyboard implements LineEditor.Session {
  private final Shell shell;
  private final FullScreen screen;
  private String historyName = "";
  private Optional<Path> historyFile = Optional.empty();

  Keyboard(Shell shell, FullScreen screen) {
    this.shell = shell;
    this.screen = screen;
  }

  Input open() {
    var surroundings = shell.workbench().surroundings();
    usualHistory().ifPresent(file -> shell.settings().set("history filename", file.toString()));
    return LineEditor.open(this, surroundings::variable, shell.output());
  }

  /// `spoor/debug_history` where the XDG Base Directory Specification keeps such files.
  private Optional<Path> usualHistory() {
    var surroundings = shell.workbench().surroundings();
    var state = surroundings.variable("XDG_STATE_HOME");
    var home = surroundings.variable("HOME");
    if (state.isEmpty() && home.isEmpty()) {
      return Optional.empty();
    }
    var directory = state.isEmpty() ? Path.of(home, ".local", "state") : Path.of(state);
    return Optional.of(directory.resolve("spoor").resolve("debug_history"));
  }

  @Override
  public LineMemory memory() {
    var settings = shell.settings();
    var name = settings.text("history filename");
    if (!name.equals(historyName)) {
      historyName = name;
      historyFile = historyFile(name);
    }
    return new LineMemory(
        settings.isOn("history save") ? historyFile : Optional.empty(),
        settings.most("history size"));
  }

  private Optional<Path> historyFile(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(shell.workbench().path(name));
    } catch (CommandException _) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> completions(String line) {
    try {
      return shell.completer().complete(line);
    } catch (CommandException _) {
      return List.of();
    }
  }

  @Override
  public void interrupted() {
    shell.workbench().interrupted();
  }

  @Override
  public void draw() {
    screen.draw(shell);
  }

  @Override
  public void sized(int rows, int columns) {
    shell.screenSize(rows, columns);
  }

  @Override
  public void canvas(Canvas canvas) {
    screen.canvas(canvas);
  }

  @Override
  public void resized() {
    screen.resized();
  }

  @Override
  public boolean key(ScreenKey key) {
    return screen.key(shell, key);
  }

  @Override
  public void wheel(int row, int column, int lines) {
    screen.wheel(shell, row, column, lines);
  }

  @Override
  public void suspend() {
    Terminal.suspend();
  }
}
