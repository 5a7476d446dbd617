package dev.spoor.repl.running;

import dev.spoor.machine.linux.Signal;
import dev.spoor.repl.print.SignalWords;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.Optional;

/// `signal` and `queue-signal`.
public final class SignalCommand implements Command {
  private final boolean goes;

  private SignalCommand(boolean goes) {
    this.goes = goes;
  }

  /// {@return `signal`}
  public static Command signal() {
    return new SignalCommand(true);
  }

  /// {@return `queue-signal`}
  public static Command queue() {
    return new SignalCommand(false);
  }

  @Override
  public Synopsis synopsis() {
    return goes
        ? Synopsis.of(
            "signal",
            Group.RUNNING,
            """
            Continue program with the specified signal.
            Usage: signal SIGNAL
            The SIGNAL argument is a name or a number of 1 to 15;
            0 continues the program without the signal that it stopped for.\
            """)
        : Synopsis.of(
            "queue-signal",
            Group.RUNNING,
            """
            Queue a signal to be delivered to the current thread when it is resumed.
            Usage: queue-signal SIGNAL
            0 cancels the signal that it stopped for.\
            """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var _ = shell.workbench().live();
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (signal number).");
    }
    var signal = arguments.equals("0") ? Optional.<Signal>empty() : Optional.of(named(arguments));
    var going = new Going(shell, synopsis().name() + " " + arguments);
    var _ =
        shell
            .workbench()
            .ask(debugger -> {
              going.selected(debugger).pendingSignal(signal);
              return true;
            });
    if (!goes) {
      return;
    }
    if (shell.isFromUser()) {
      shell
          .output()
          .line(
              signal
                  .map(each -> "Continuing with signal " + SignalWords.name(each) + ".")
                  .orElse("Continuing with no signal."));
    }
    going.all();
  }

  private static Signal named(String word) {
    return Signal.named(word)
        .orElseThrow(() ->
            new CommandException(
                "Only signals 1-15 are valid as numeric signals.\n"
                    + "Use \"info signals\" for a list of symbolic signals."));
  }
}
