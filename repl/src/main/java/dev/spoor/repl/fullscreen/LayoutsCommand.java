package dev.spoor.repl.fullscreen;

import dev.spoor.repl.general.HelpCommand;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.List;

/// `layout`, whose subcommands are the layouts that there are.
record LayoutsCommand(FullScreen screen) implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "layout",
        Group.SUPPORT,
        """
        Change the layout of windows.
        Usage: layout prev | next | LAYOUT-NAME
        "tui new-layout" makes further ones.\
        """);
  }

  @Override
  public List<Command> subcommands() {
    return LayoutCommand.all(screen);
  }

  @Override
  public void run(Shell shell, String arguments) {
    new HelpCommand().run(shell, "layout");
  }
}
