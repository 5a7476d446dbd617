package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;

/// `focus`.
record FocusCommand(FullScreen screen) implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "focus",
            Group.SUPPORT,
            """
            Set focus to named window or next/prev window.
            Usage: focus [src|asm|regs|locals|cmd|next|prev]
            The window with the focus, whose title has a star, is scrolled by the arrows and the page
            keys; at "cmd" these are for the line and its history.\
            """)
        .aliases("fs");
  }

  @Override
  public void run(Shell shell, String arguments) {
    switch (arguments) {
      case "" -> {}
      case "next" -> screen.focusNext(1);
      case "prev" -> screen.focusNext(-1);
      default -> screen.focus(Windows.named(screen, arguments));
    }
    shell.output().line("Focus set to " + screen.focus() + " window.");
  }
}
