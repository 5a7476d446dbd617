package dev.spoor.repl.general;

import dev.spoor.engine.CommandPipe;
import dev.spoor.engine.Ending;
import dev.spoor.engine.ShellCommand;
import dev.spoor.machine.ByteString;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.text.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Programs of the user's own, beside the one that is debugged.
///
/// @param shell whose surroundings they have
record ShellProcess(Shell shell) {
  /// Runs a program to its end, on the streams of the debugger.
  ///
  /// @param words its path and its arguments
  void run(List<String> words) {
    var all = new ArrayList<ByteString>();
    words.forEach(word -> all.add(ByteString.of(word)));
    var surroundings = shell.workbench().surroundings();
    shell.output().flush();
    try {
      ended(
          ShellCommand.run(
              all,
              surroundings.environment(),
              ByteString.of(shell.workbench().directory().toString()),
              surroundings.handedDown().get()));
    } catch (IOException refused) {
      throw new CommandException(words.getFirst() + ": " + refused.getMessage());
    }
  }

  /// Runs a command of the shell that reads some lines.
  void read(String command, List<String> lines) {
    var surroundings = shell.workbench().surroundings();
    shell.output().flush();
    try {
      var pipe =
          CommandPipe.open(
              ByteString.of(command), surroundings.environment(), surroundings.handedDown().get());
      try (pipe) {
        for (var line : lines) {
          pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException _) {
        // It does not want to read any more.
      }
      pipe.ending().ifPresent(this::ended);
    } catch (IOException refused) {
      throw new CommandException(command + ": " + refused.getMessage());
    }
  }

  /// `$_shell_exitcode` or `$_shell_exitsignal`.
  private void ended(Ending ending) {
    var values = shell.workbench().values();
    values.clear("_shell_exitcode");
    values.clear("_shell_exitsignal");
    switch (ending) {
      case Ending.Exited(var code) -> set("_shell_exitcode", code);
      case Ending.Killed(var signal, var _) -> set("_shell_exitsignal", signal.number());
      case Ending.Superseded _, Ending.Detached _, Ending.Vanished _ -> {}
    }
  }

  /// Without a program there are no types that a value could have.
  private void set(String name, int number) {
    shell.show(view -> {
      if (view.hasTarget()) {
        var value = view.expressions().evaluate(Integer.toString(number));
        shell.workbench().values().set(name, value);
      }
    });
  }
}
