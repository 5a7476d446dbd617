package dev.spoor.repl.shell;

import java.util.List;

/// Another name that a user gave a command, with arguments that come before what is typed.
public final class DefinedAlias implements Command {
  private final String name;
  private final Command command;
  private final String first;

  /// @param command what it stands for
  /// @param first its first arguments; empty for none
  public DefinedAlias(String name, Command command, String first) {
    this.name = name;
    this.command = command;
    this.first = first;
  }

  @Override
  public Synopsis synopsis() {
    var synopsis = command.synopsis();
    return new Synopsis(
        name,
        List.of(),
        Synopsis.Group.ALIASES,
        synopsis.help(),
        synopsis.repetition(),
        synopsis.completion(),
        synopsis.hasBody());
  }

  @Override
  public List<Command> subcommands() {
    return first.isEmpty() ? command.subcommands() : List.of();
  }

  private String all(String arguments) {
    return (first + " " + arguments).strip();
  }

  @Override
  public void run(Shell shell, String arguments) {
    command.run(shell, all(arguments));
  }

  @Override
  public void run(Shell shell, String arguments, Script body) {
    command.run(shell, all(arguments), body);
  }
}
