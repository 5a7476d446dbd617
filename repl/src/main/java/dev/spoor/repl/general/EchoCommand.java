package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CEscapes;

/// `echo`.
public final class EchoCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "echo",
        Group.SUPPORT,
        """
        Print a constant string.  Give string as argument.
        C escape sequences may be used in the argument.
        No newline is added at the end of the argument;
        use "\\n" if you want a newline to be printed.
        A backslash at the end of the line is left out, so that blanks before it are kept.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.output().unended(new CEscapes(arguments).text());
  }
}
