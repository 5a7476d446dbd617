package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;

/// `demangle`.
public final class DemangleCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "demangle",
        Group.SUPPORT,
        """
        Shows a name of the linker's as the source has it.
        Usage: demangle [-l LANGUAGE] [--] NAME
        NAME is what the linker has for a function or variable of C++.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var rest = arguments;
    if (Words.first(rest).equals("-l")) {
      var language = Words.first(Words.rest(rest));
      if (!language.equals("c++")) {
        throw new CommandException("Unknown language \"" + language + "\"");
      }
      rest = Words.rest(Words.rest(rest));
    }
    var name = Words.first(rest).equals("--") ? Words.rest(rest) : rest;
    if (name.isEmpty()) {
      throw new CommandException("Usage: demangle [-l LANGUAGE] [--] NAME");
    }
    var readable = shell.workbench().names().readable(name);
    if (readable.equals(name)) {
      throw new CommandException("Can't demangle \"" + name + "\"");
    }
    shell.output().line(readable);
  }
}
