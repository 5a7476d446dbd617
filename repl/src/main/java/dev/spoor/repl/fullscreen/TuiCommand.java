package dev.spoor.repl.fullscreen;

import dev.spoor.repl.general.GroupCommand;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.List;

/// `tui enable` and `tui disable`.
final class TuiCommand implements Command {
  private final FullScreen screen;
  private final boolean enables;

  private TuiCommand(FullScreen screen, boolean enables) {
    this.screen = screen;
    this.enables = enables;
  }

  /// {@return `tui`}
  static Command of(FullScreen screen) {
    return new GroupCommand(
        Synopsis.of(
            "tui",
            Group.SUPPORT,
            """
            Text user interface: windows with source, instructions, registers and variables.
            The keys Ctrl-X A turn it on and off, Ctrl-X 1 and Ctrl-X 2 show one window and two, Ctrl-X O
            says which one the arrows and the page keys scroll. "layout" says which windows there are.\
            """),
        List.of(new TuiCommand(screen, true), new TuiCommand(screen, false)));
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
