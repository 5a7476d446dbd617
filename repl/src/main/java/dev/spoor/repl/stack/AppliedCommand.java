package dev.spoor.repl.stack;

import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.text.CommandException;
import java.util.List;

/// A command that is carried out for one thread or frame of several.
///
/// @param flags `-q` leaves out the title, `-c` tells a failure and goes on, `-s` leaves out
///   failures and what prints nothing
record AppliedCommand(List<String> flags, String command) {
  /// Does it.
  ///
  /// @param title the lines before what it prints
  void run(Shell shell, List<String> title) {
    var quiet = flags.contains("-q");
    var out = shell.output();
    if (flags.contains("-s") || flags.contains("-c")) {
      tolerant(shell, quiet ? List.of() : title);
      return;
    }
    if (!quiet) {
      title.forEach(out::line);
    }
    shell.perform(command);
  }

  private void tolerant(Shell shell, List<String> title) {
    var out = shell.output();
    try {
      var lines = out.capture(() -> shell.perform(command));
      if (!lines.isEmpty() || flags.contains("-c")) {
        title.forEach(out::line);
      }
      lines.forEach(out::line);
    } catch (CommandException failure) {
      if (flags.contains("-c")) {
        title.forEach(out::line);
        out.text(failure.sentence());
      }
    }
  }
}
