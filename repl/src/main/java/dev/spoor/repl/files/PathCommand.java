package dev.spoor.repl.files;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Words;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `path` and `show paths`: where the program looks for other programs.
public final class PathCommand implements Command {
  private static final String VARIABLE = "PATH";

  private final boolean changes;

  private PathCommand(boolean changes) {
    this.changes = changes;
  }

  /// {@return `path`}
  public static Command adding() {
    return new PathCommand(true);
  }

  /// {@return `show paths`}
  public static Command showing() {
    return new PathCommand(false);
  }

  @Override
  public Synopsis synopsis() {
    return changes
        ? Synopsis.of(
                "path",
                Group.FILES,
                """
                Add directories to the beginning of the search path of the program.
                Usage: path [DIRECTORY[:DIRECTORY]...]
                It is the variable PATH that the program is started with the next time.\
                """)
            .completing(Completion.FILE)
        : Synopsis.of("paths", Group.FILES, "Search path that the program is started with.");
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (changes && !arguments.isEmpty()) {
      var all = new LinkedHashSet<String>();
      for (var word : Words.of(arguments)) {
        directories(word).forEach(each -> add(shell, each, all));
      }
      all.addAll(directories(path(shell)));
      shell.workbench().environment().set(VARIABLE, String.join(":", all));
    }
    if (!changes || shell.isFromUser()) {
      shell.output().line("Executable and object file path: " + path(shell));
    }
  }

  private static List<String> directories(String path) {
    var all = new ArrayList<>(Arrays.asList(path.split(":", -1)));
    all.removeIf(String::isEmpty);
    return all;
  }

  private static void add(Shell shell, String typed, Set<String> all) {
    var directory = shell.workbench().path(typed).normalize();
    if (!Files.isDirectory(directory)) {
      var reason = Files.exists(directory) ? "is not a directory." : "No such file or directory.";
      shell
          .output()
          .error("Warning: " + directory + (Files.exists(directory) ? " " : ": ") + reason);
    }
    all.add(directory.toString());
  }

  private static String path(Shell shell) {
    var start = VARIABLE + "=";
    return shell.workbench().environment().entries().stream()
        .map(Object::toString)
        .filter(entry -> entry.startsWith(start))
        .findFirst()
        .map(entry -> entry.substring(start.length()))
        .orElse("");
  }
}
