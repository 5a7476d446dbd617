package dev.spoor.repl.shell;

import dev.spoor.repl.text.CommandException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The commands by their names, and what abbreviations mean: a name or an alias, else what begins
/// one name alone.
public final class CommandTable {
  private final TreeMap<String, Command> byName = new TreeMap<>();
  private final TreeMap<String, Command> byAlias = new TreeMap<>();
  private final String context;

  /// What users have put among the commands that a command leads to.
  private final Map<Command, List<Command>> added;

  /// A command, and what is behind its name.
  public record Call(Command command, String arguments) {}

  private CommandTable(String context, Map<Command, List<Command>> added) {
    this.context = context;
    this.added = added;
  }

  /// {@return the table of some commands}
  public static CommandTable of(List<Command> commands) {
    var table = new CommandTable("", new IdentityHashMap<>());
    commands.forEach(table::add);
    return table;
  }

  /// {@return the table of the commands that a command leads to}
  public CommandTable inside(Command command) {
    var name = command.synopsis().name();
    var table = new CommandTable(context.isEmpty() ? name : context + " " + name, added);
    command.subcommands().forEach(table::add);
    added.getOrDefault(command, List.of()).forEach(table::add);
    return table;
  }

  /// Adds a command to those that another one leads to.
  public void add(Command prefix, Command command) {
    added.computeIfAbsent(prefix, _ -> new ArrayList<>()).add(command);
  }

  /// Adds a command, or replaces the one of its name.
  public void add(Command command) {
    var synopsis = command.synopsis();
    byName.put(synopsis.name(), command);
    for (var alias : synopsis.aliases()) {
      byAlias.put(alias, command);
    }
  }

  /// Adds a name for a command.
  public void alias(String word, Command command) {
    byAlias.put(word, command);
  }

  /// {@return all commands, by name}
  public List<Command> all() {
    return List.copyOf(byName.values());
  }

  /// {@return the command of exactly this name or alias}
  public Optional<Command> named(String word) {
    return Optional.ofNullable(byName.get(word)).or(() -> Optional.ofNullable(byAlias.get(word)));
  }

  /// {@return all names and aliases that begin with `prefix`}
  public List<String> names(String prefix) {
    return Stream.concat(byName.keySet().stream(), byAlias.keySet().stream())
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .distinct()
        .toList();
  }

  /// {@return what a line calls}
  ///
  /// @throws CommandException if it is no command, or may be several
  public Call resolve(String line) {
    var text = line.strip();
    var word = word(text);
    var command = find(word, text);
    var rest = text.substring(word.length()).strip();
    if (!command.subcommands().isEmpty() && !rest.isEmpty()) {
      return subcommand(command, rest);
    }
    return new Call(command, rest);
  }

  /// A word of letters, digits, `-`, `_` and `.`; or one of the signs that are commands.
  private static String word(String text) {
    var end = 0;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    if (end == 0 && !text.isEmpty() && "!|".indexOf(text.charAt(0)) >= 0) {
      return text.substring(0, 1);
    }
    return text.substring(0, end);
  }

  private static boolean isNamePart(char sign) {
    return Character.isLetterOrDigit(sign) || sign == '-' || sign == '_' || sign == '.';
  }

  private Command find(String word, String text) {
    var exact = named(word);
    if (exact.isPresent()) {
      return exact.get();
    }
    var found = new ArrayList<Command>();
    for (var name : names(word)) {
      var command = named(name).orElseThrow();
      if (!word.isEmpty() && !found.contains(command)) {
        found.add(command);
      }
    }
    if (found.isEmpty()) {
      throw undefined(word.isEmpty() ? text : word);
    }
    if (found.size() > 1) {
      throw ambiguous(word, found);
    }
    return found.getFirst();
  }

  private CommandException undefined(String word) {
    return new CommandException(
        context.isEmpty()
            ? "Undefined command: \"" + word + "\".  Try \"help\"."
            : "Undefined "
                + context
                + " command: \""
                + word
                + "\".  Try \"help "
                + context
                + "\".");
  }

  private CommandException ambiguous(String word, List<Command> found) {
    var names = found.stream().map(command -> command.synopsis().name()).sorted().toList();
    return new CommandException(
        "Ambiguous "
            + (context.isEmpty() ? "" : context + " ")
            + "command \""
            + word
            + "\": "
            + String.join(", ", names)
            + ".");
  }

  private Call subcommand(Command command, String rest) {
    var table = inside(command);
    var word = word(rest);
    if (command instanceof Open open
        && open.isOpen()
        && (word.isEmpty() || table.names(word).isEmpty())) {
      return new Call(command, rest);
    }
    return table.resolve(rest);
  }

  /// A command whose argument need not be one of its [Command#subcommands()]: `thread 2`.
  public interface Open extends Command {
    /// {@return whether it need not be one now}
    default boolean isOpen() {
      return true;
    }
  }
}
