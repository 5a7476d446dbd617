package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.UserCommand;
import dev.spoor.repl.shell.UserPrefix;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.util.Optional;

/// The name of a command that a user defines: a word, behind the prefixes that lead to it.
///
/// @param prefix what leads to it; empty if it stands alone
/// @param word the last word
record DefinedName(Shell shell, Optional<UserPrefix> prefix, String word) {
  /// {@return what a user has typed}
  ///
  /// @throws CommandException if it can be no name
  static DefinedName parse(Shell shell, String typed) {
    var prefix = Optional.<UserPrefix>empty();
    var rest = typed;
    while (!Words.rest(rest).isEmpty()) {
      prefix = Optional.of(prefix(shell, prefix, Words.first(rest)));
      rest = Words.rest(rest);
    }
    if (rest.isEmpty()) {
      throw new CommandException("Argument required (name of command to define).");
    }
    if (!rest.matches("[A-Za-z0-9_.-]+")) {
      throw new CommandException("Junk in argument list: \"" + rest + "\"");
    }
    return new DefinedName(shell, prefix, rest);
  }

  private static UserPrefix prefix(Shell shell, Optional<UserPrefix> before, String word) {
    var found = before.isPresent() ? before.get().named(word) : shell.commands().named(word);
    if (found.isEmpty()) {
      throw new CommandException("Undefined command: \"" + word + "\".  Try \"help\".");
    }
    if (!(found.get() instanceof UserPrefix prefix)) {
      throw new CommandException("\"" + word + "\" is not a prefix command.");
    }
    return prefix;
  }

  /// {@return the command that has this name already}
  Optional<Command> command() {
    return prefix.isPresent() ? prefix.get().named(word) : shell.commands().named(word);
  }

  /// {@return whether a user has made that}
  static boolean isUsers(Command command) {
    return command instanceof UserCommand || command instanceof UserPrefix;
  }

  /// {@return all words of it}
  String whole() {
    return prefix.map(each -> each.name() + " ").orElse("") + word;
  }

  /// Gives a command this name.
  void put(Command command) {
    if (prefix.isPresent()) {
      prefix.get().add(command);
    } else {
      shell.commands().add(command);
    }
  }
}
