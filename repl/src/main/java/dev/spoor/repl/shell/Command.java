package dev.spoor.repl.shell;

import dev.spoor.repl.text.CommandException;
import java.util.List;

/// One of the debugger's commands. Making one costs nothing and depends on nothing.
public interface Command {
  /// {@return what it says of itself}
  Synopsis synopsis();

  /// Does it.
  ///
  /// @param arguments what is behind its name, without blanks at the ends
  /// @throws CommandException if it cannot be done
  void run(Shell shell, String arguments);

  /// {@return commands that its first argument may name: `info` has some}
  default List<Command> subcommands() {
    return List.of();
  }

  /// Does it with the lines as far as `end` that belong to it.
  default void run(Shell shell, String arguments, Script body) {
    run(shell, arguments);
  }
}
