package dev.spoor.repl.fullscreen;

import dev.spoor.repl.general.GroupCommand;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.List;

/// `tui enable` and `tui disable`.
record TuiCommand(FullScreen screen, boolean enables) implements Command {
  /// {@return the commands of the mode; as in gdb most are there with `tui` before them as well}
  static List<Command> all(FullScreen screen) {
    var layout = new LayoutsCommand(screen);
    var focus = new FocusCommand(screen);
    var refresh = new RefreshCommand(screen);
    var window =
        new GroupCommand(
            Synopsis.of("window", Group.SUPPORT, "Text User Interface window commands."),
            WindowSizeCommand.behindWindow(screen));
    var tui =
        new GroupCommand(
            synopsis("tui"),
            List.of(
                new TuiCommand(screen, true),
                new TuiCommand(screen, false),
                new NewLayoutCommand(screen),
                layout,
                focus,
                refresh,
                window));
    return List.of(
        tui,
        layout,
        focus,
        refresh,
        WindowSizeCommand.height(screen),
        WindowSizeCommand.width(screen));
  }

  private static Synopsis synopsis(String name) {
    return Synopsis.of(
        name,
        Group.SUPPORT,
        """
        Text user interface: windows with source, instructions, registers and variables.
        The keys Ctrl-X A turn it on and off, Ctrl-X 1 and Ctrl-X 2 show one window and two, Ctrl-X O
        says which one the arrows and the page keys scroll. "layout" says which windows there are.\
        """);
  }

  @Override
  public Synopsis synopsis() {
    return enables
        ? Synopsis.of("enable", Group.SUPPORT, "Enable TUI display mode.\nUsage: tui enable")
        : Synopsis.of("disable", Group.SUPPORT, "Disable TUI display mode.\nUsage: tui disable");
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (enables) {
      screen.enable();
    } else {
      screen.disable();
    }
  }
}
