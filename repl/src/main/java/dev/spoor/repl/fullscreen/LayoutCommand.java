package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.ArrayList;
import java.util.List;

/// `layout NAME`: which windows are shown. The mode is turned on by it.
///
/// @param name of the layout, or `next` or `prev`
record LayoutCommand(FullScreen screen, String name, String help) implements Command {
  /// {@return the commands behind `layout`, as many as there are layouts now}
  static List<Command> all(FullScreen screen) {
    var all = new ArrayList<Command>();
    for (var name : screen.layouts().keySet()) {
      all.add(new LayoutCommand(screen, name, help(name)));
    }
    all.add(new LayoutCommand(screen, "next", "Apply the next TUI layout."));
    all.add(new LayoutCommand(screen, "prev", "Apply the previous TUI layout."));
    return all;
  }

  private static String help(String layout) {
    return switch (layout) {
      case "src" -> "Apply the TUI layout with the source.";
      case "asm" -> "Apply the TUI layout with the instructions.";
      case "split" -> "Apply the TUI layout with source and instructions.";
      case "regs" -> "Apply the TUI layout with registers, and the code that was shown before.";
      case "locals" -> "Apply the TUI layout with source, parameters and local variables.";
      default -> "Apply the \"" + layout + "\" layout.";
    };
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(name, Group.SUPPORT, help + "\nUsage: layout " + name);
  }

  @Override
  public void run(Shell shell, String arguments) {
    screen.layout(
        switch (name) {
          case "next" -> beside(1);
          case "prev" -> beside(-1);
          case "regs" -> Layout.registersBeside(screen.layout());
          default -> named(name);
        });
  }

  /// The layout so many behind the one that is shown.
  private Layout beside(int steps) {
    var names = List.copyOf(screen.layouts().keySet());
    var now = names.indexOf(screen.layout().name());
    return named(names.get(Math.floorMod(now + steps, names.size())));
  }

  private Layout named(String layout) {
    var found = screen.layouts().get(layout);
    return found == null ? screen.layout() : found;
  }
}
