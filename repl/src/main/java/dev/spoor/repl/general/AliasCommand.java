package dev.spoor.repl.general;

import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.CommandTable;
import dev.spoor.repl.shell.DefinedAlias;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.util.List;
import java.util.Optional;

/// `alias`.
public final class AliasCommand implements Command {
  private static final String USAGE = "Usage: alias [-a] [--] ALIAS = COMMAND [DEFAULT-ARGS...]";

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "alias",
            Group.SUPPORT,
            """
            Define a new command that is an alias of an existing command.
            Usage: alias [-a] [--] ALIAS = COMMAND [DEFAULT-ARGS...]
            DEFAULT-ARGS come before whatever is typed behind it. Where ALIAS has several words COMMAND
            has as many, which are the same but for the last: so it can be the name of a setting.
            -a is for an abbreviation, and does nothing more.
            Examples: alias bt3 = backtrace 3
                      alias set print elms = set print elements\
            """)
        .completing(Completion.COMMAND);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var rest = arguments;
    while (Words.first(rest).equals("-a") || Words.first(rest).equals("--")) {
      rest = Words.rest(rest);
    }
    var equals = rest.indexOf('=');
    var name = equals < 0 ? "" : rest.substring(0, equals).strip();
    var meaning = equals < 0 ? "" : rest.substring(equals + 1).strip();
    if (name.isEmpty() || meaning.isEmpty()) {
      throw new CommandException(USAGE);
    }
    var words = List.of(name.split("\\s+", -1));
    for (var word : words) {
      if (!word.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
        throw new CommandException("Invalid command element name: " + word);
      }
    }
    if (words.size() > 1) {
      several(shell, String.join(" ", words), words, meaning);
      return;
    }
    refuse(name, shell.commands().named(name));
    CommandTable.Call call = shell.commands().resolve(meaning);
    shell.commands().add(new DefinedAlias(name, call.command(), call.arguments()));
  }

  private static void refuse(String name, Optional<Command> existing) {
    if (existing.isPresent()) {
      throw existing.get() instanceof DefinedAlias
          ? new CommandException("Alias already exists: " + name)
          : existing(name);
    }
  }

  private static CommandException existing(String name) {
    return new CommandException("Alias " + name + " is the name of an existing command");
  }

  private static void several(Shell shell, String name, List<String> words, String meaning) {
    var call = shell.commands().resolve(meaning);
    var setting = setting(shell, meaning);
    var meant = meaning.split("\\s+", -1);
    var isLonger = setting.isEmpty() && !call.arguments().isEmpty();
    if (meant.length != words.size() || isLonger) {
      throw new CommandException("Mismatched command length between ALIAS and COMMAND.");
    }
    var prefix = prefix(words);
    if (!prefix.equals(prefix(List.of(meant)))) {
      throw new CommandException("ALIAS and COMMAND prefixes do not match.");
    }
    var leading = shell.commands().resolve(prefix);
    if (setting.isPresent()) {
      if (setting(shell, name).isPresent()) {
        throw existing(name);
      }
      var behind = name.substring(name.indexOf(' ') + 1);
      shell.settings().alias(behind, setting.get().name());
      return;
    }
    refuse(name, shell.commands().inside(leading.command()).named(words.getLast()));
    shell.commands().add(leading.command(), new DefinedAlias(words.getLast(), call.command(), ""));
  }

  private static String prefix(List<String> words) {
    return String.join(" ", words.subList(0, words.size() - 1));
  }

  /// {@return the setting that a command sets or shows}
  private static Optional<Settings.Found> setting(Shell shell, String command) {
    var verb = Words.first(command);
    var isOfSettings = verb.equals("set") || verb.equals("show");
    return isOfSettings
        ? shell.settings().find(Words.rest(command), verb).filter(found -> found.rest().isEmpty())
        : Optional.empty();
  }
}
