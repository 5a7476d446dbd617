package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `tui new-layout`.
record NewLayoutCommand(FullScreen screen) implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "new-layout",
        Group.SUPPORT,
        """
        Create a new TUI layout.
        Usage: tui new-layout NAME WINDOW WEIGHT [WINDOW WEIGHT]...
        The windows (src, asm, regs, locals, status, cmd) are shown by "layout NAME" in this order, each
        as high as its weight says. A window can also be of the form
          { [-horizontal] WINDOW WEIGHT [WINDOW WEIGHT]... }
        which are several, with -horizontal side by side. The last one is cmd.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    screen.define(LayoutText.parse(arguments));
  }
}
