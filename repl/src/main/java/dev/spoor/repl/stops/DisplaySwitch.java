package dev.spoor.repl.stops;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Displays.Display;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Numbers;

/// `enable display` and `disable display`.
final class DisplaySwitch implements Command {
  private final boolean enabled;

  DisplaySwitch(boolean enabled) {
    this.enabled = enabled;
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "display",
        Group.DATA,
        (enabled ? "Enable" : "Disable") + " some expressions to be displayed when program stops.");
  }

  @Override
  public void run(Shell shell, String arguments) {
    var displays = shell.displays();
    var numbers =
        arguments.isEmpty()
            ? displays.all().stream().map(Display::number).toList()
            : Numbers.of(arguments);
    for (var number : numbers) {
      if (!displays.enable(number, enabled)) {
        throw new CommandException("No display number " + number + ".");
      }
    }
  }
}
