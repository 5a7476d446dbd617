package dev.spoor.repl.shell;

import dev.spoor.repl.text.CommandException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A command that a user has made to lead to others with `define-prefix`.
public final class UserPrefix implements CommandTable.Open {
  private final String name;
  private final TreeMap<String, Command> inside = new TreeMap<>();

  /// What it does if none of its others is named, where the user has defined that.
  private Optional<UserCommand> own;

  private String document = "User-defined.";

  /// @param name all its words
  /// @param own what it was before
  public UserPrefix(String name, Optional<UserCommand> own) {
    this.name = name;
    this.own = own;
  }

  /// {@return all its words}
  public String name() {
    return name;
  }

  /// {@return what it does itself}
  public Optional<UserCommand> own() {
    return own;
  }

  /// Defines what it does itself.
  public void own(UserCommand command) {
    own = Optional.of(command);
  }

  /// Sets its help.
  public void document(String text) {
    document = text;
  }

  /// Adds a command, or replaces the one of its name.
  public void add(Command command) {
    inside.put(command.synopsis().name(), command);
  }

  /// {@return the command of exactly this name in it}
  public Optional<Command> named(String word) {
    return Optional.ofNullable(inside.get(word));
  }

  @Override
  public boolean isOpen() {
    return own.isPresent() || inside.isEmpty();
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(name.substring(name.lastIndexOf(' ') + 1), Synopsis.Group.USER, document);
  }

  @Override
  public List<Command> subcommands() {
    return List.copyOf(inside.values());
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (own.isPresent()) {
      own.get().run(shell, arguments);
      return;
    }
    if (!arguments.isEmpty()) {
      throw new CommandException(
          "Undefined " + name + " command: \"" + arguments + "\".  Try \"help " + name + "\".");
    }
    shell.output().line("\"" + name + "\" must be followed by the name of a subcommand.");
    shell.output().line("List of " + name + " subcommands:");
    shell.output().line("");
    for (var each : inside.values()) {
      shell.output().line(name + " " + each.synopsis().name() + " -- " + each.synopsis().summary());
    }
  }
}
