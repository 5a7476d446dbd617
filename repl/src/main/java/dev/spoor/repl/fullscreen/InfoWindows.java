package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.Locale;

/// `info win`.
record InfoWindows(FullScreen screen) implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("win", Group.STATUS, "List of all displayed windows.\nUsage: info win");
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (!screen.isOn()) {
      shell.output().line("The TUI is not active.");
      return;
    }
    shell.output().line("Name       Lines Columns Focus");
    screen
        .boxes()
        .forEach((name, box) -> {
          var focus = name.equals(screen.focus()) ? "(has focus)" : "";
          var line =
              String.format(Locale.ROOT, "%-8s %7d %7d %s", name, box.rows(), box.columns(), focus);
          shell.output().line(line.stripTrailing());
        });
  }
}
