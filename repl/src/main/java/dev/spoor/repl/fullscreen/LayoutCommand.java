package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.ArrayList;
import java.util.List;

/// `layout`: which windows are shown. The mode is turned on by it.
///
/// @param change what becomes of the layout that there is
record LayoutCommand(FullScreen screen, String name, String help, Change change)
    implements Command {
  /// Another layout in place of one.
  @FunctionalInterface
  interface Change {
    /// {@return it}
    Layout of(Layout before);
  }

  /// {@return the commands behind `layout`}
  static List<Command> all(FullScreen screen) {
    var all = new ArrayList<Command>();
    for (var layout : Layout.ALL) {
      all.add(new LayoutCommand(screen, layout.name(), help(layout), _ -> layout));
    }
    all.add(new LayoutCommand(screen, "next", "Apply the next TUI layout.", now -> now.next(1)));
    all.add(
        new LayoutCommand(screen, "prev", "Apply the previous TUI layout.", now -> now.next(-1)));
    return all;
  }

  private static String help(Layout layout) {
    return switch (layout.name()) {
      case "src" -> "Apply the TUI layout with the source.";
      case "asm" -> "Apply the TUI layout with the instructions.";
      case "split" -> "Apply the TUI layout with source and instructions.";
      case "regs" -> "Apply the TUI layout with registers, and the code that was shown before.";
      case "locals" -> "Apply the TUI layout with source, parameters and local variables.";
      default -> throw new CommandException("Undefined layout: " + layout.name());
    };
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(name, Group.SUPPORT, help + "\nUsage: layout " + name);
  }

  @Override
  public void run(Shell shell, String arguments) {
    screen.layout(change.of(screen.layout()));
  }
}
