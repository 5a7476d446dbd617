package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;

/// `quit`.
public final class QuitCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "quit",
            Group.SUPPORT,
            """
            Exit the debugger.
            Usage: quit [EXIT-STATUS]
            A launched program is killed, an attached one goes on.\
            """)
        .aliases("q", "exit");
  }

  @Override
  public void run(Shell shell, String arguments) {
    var status = arguments.isEmpty() ? 0 : status(arguments);
    var question = shell.workbench().whatQuitDoes();
    if (question.isEmpty()
        || !shell.isFromUser()
        || shell.confirms("A debugging session is active.\n\n" + question + "\nQuit anyway?")) {
      shell.quit(status);
    }
  }

  private static int status(String text) {
    try {
      return Integer.decode(text) & 0xff;
    } catch (NumberFormatException _) {
      throw new CommandException("No symbol \"" + text + "\" in current context.");
    }
  }
}
