package dev.spoor.repl.files;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.SourceFiles.Substitution;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// `set`, `unset` and `show substitute-path`: directories that have moved since the compiler saw
/// them.
public final class SubstitutePathCommand implements Command {
  private static final String NAME = "substitute-path";

  private final Synopsis synopsis;
  private final BiConsumer<Shell, List<String>> action;

  private SubstitutePathCommand(String help, BiConsumer<Shell, List<String>> action) {
    this.synopsis = Synopsis.of(NAME, Group.FILES, help).completing(Completion.FILE);
    this.action = action;
  }

  /// {@return `set substitute-path`}
  public static Command setting() {
    return new SubstitutePathCommand(
        """
        Add a substitution rule to rewrite the source directories.
        Usage: set substitute-path FROM TO
        A source file whose path begins with the directory FROM is looked for below TO first.
        A rule for the same FROM is replaced.\
        """,
        SubstitutePathCommand::set);
  }

  /// {@return `unset substitute-path`}
  public static Command unsetting() {
    return new SubstitutePathCommand(
        """
        Delete one or all substitution rules rewriting the source directories.
        Usage: unset substitute-path [FROM]\
        """,
        SubstitutePathCommand::unset);
  }

  /// {@return `show substitute-path`}
  public static Command showing() {
    return new SubstitutePathCommand(
        """
        Show one or all substitution rules rewriting the source directories.
        Usage: show substitute-path [PATH]
        With PATH only the rules that apply to it.\
        """,
        SubstitutePathCommand::show);
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public void run(Shell shell, String arguments) {
    action.accept(shell, Words.of(arguments));
  }

  private static String withoutSlash(String directory) {
    return directory.length() > 1 && directory.endsWith("/")
        ? directory.substring(0, directory.length() - 1)
        : directory;
  }

  private static void set(Shell shell, List<String> words) {
    if (words.size() != 2) {
      throw new CommandException(
          words.size() < 2
              ? "Incorrect usage, too few arguments in command"
              : "Incorrect usage, too many arguments in command");
    }
    var from = withoutSlash(words.getFirst());
    if (from.isEmpty()) {
      throw new CommandException("First argument must be at least one character long");
    }
    var all = new ArrayList<>(shell.sources().substitutions());
    all.removeIf(rule -> rule.from().equals(from));
    all.add(new Substitution(from, withoutSlash(words.getLast())));
    shell.sources().substitutions(all);
  }

  private static void unset(Shell shell, List<String> words) {
    if (words.size() > 1) {
      throw new CommandException("Incorrect usage, too many arguments in command");
    }
    if (words.isEmpty()) {
      if (shell.confirms("Delete all source path substitution rules?")) {
        shell.sources().substitutions(List.of());
      }
      return;
    }
    var from = withoutSlash(words.getFirst());
    var all = new ArrayList<>(shell.sources().substitutions());
    if (!all.removeIf(rule -> rule.from().equals(from))) {
      throw new CommandException("No substitution rule defined for `" + words.getFirst() + "'");
    }
    shell.sources().substitutions(all);
  }

  private static void show(Shell shell, List<String> words) {
    if (words.size() > 1) {
      throw new CommandException("Too many arguments in command");
    }
    shell
        .output()
        .line(
            words.isEmpty()
                ? "List of all source path substitution rules:"
                : "Source path substitution rule matching `" + words.getFirst() + "':");
    for (var rule : shell.sources().substitutions()) {
      if (words.isEmpty() || rule.appliesTo(words.getFirst())) {
        shell.output().line("  `" + rule.from() + "' -> `" + rule.to() + "'.");
      }
    }
  }
}
