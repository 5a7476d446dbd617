package dev.spoor.repl.files;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Regex;

/// `sharedlibrary` and `nosharedlibrary`: there is nothing for them to do here.
public final class LibrarySymbolsCommand implements Command {
  private final boolean reads;

  private LibrarySymbolsCommand(boolean reads) {
    this.reads = reads;
  }

  /// {@return `sharedlibrary`}
  public static Command reading() {
    return new LibrarySymbolsCommand(true);
  }

  /// {@return `nosharedlibrary`}
  public static Command forgetting() {
    return new LibrarySymbolsCommand(false);
  }

  @Override
  public Synopsis synopsis() {
    return reads
        ? Synopsis.of(
            "sharedlibrary",
            Group.FILES,
            """
            Load shared object library symbols for files matching REGEXP.
            Usage: sharedlibrary [REGEXP]
            It is accepted and does nothing: debugging information of every library is read when it is
            needed. "info sharedlibrary" lists them.\
            """)
        : Synopsis.of(
            "nosharedlibrary",
            Group.FILES,
            """
            Unload all shared object library symbols.
            Usage: nosharedlibrary
            It is accepted and does nothing: what has been read of a library is known as long as that is
            loaded.\
            """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    Regex.fault(arguments)
        .ifPresent(fault -> {
          throw new CommandException("Invalid regexp: " + fault);
        });
    if (shell.isFromUser()) {
      shell
          .output()
          .line(
              reads
                  ? "Debugging information of libraries is read when it is needed."
                  : "Debugging information of libraries stays known as long as they are loaded.");
    }
  }
}
