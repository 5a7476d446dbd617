package dev.spoor.repl.files;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiConsumer;

/// `directory`, `set directories` and `show directories`: where source files are looked for.
public final class SourceDirectoriesCommand implements Command {
  private static final List<String> ALWAYS = List.of("$cdir", "$cwd");

  private final Synopsis synopsis;
  private final BiConsumer<Shell, String> action;

  private SourceDirectoriesCommand(Synopsis synopsis, BiConsumer<Shell, String> action) {
    this.synopsis = synopsis;
    this.action = action;
  }

  /// {@return `directory`}
  public static Command adding() {
    return new SourceDirectoriesCommand(
        Synopsis.of(
                "directory",
                Group.FILES,
                """
                Add directory DIR to beginning of search path for source files.
                Usage: directory [DIR]...
                A file is looked for where it was when it was compiled, and then in each DIR: with its
                whole path, and by its mere name. Several may be parted by blanks or colons.
                With no argument, reset the search path to $cdir:$cwd, which are always there.\
                """)
            .aliases("dir")
            .completing(Completion.FILE),
        SourceDirectoriesCommand::add);
  }

  /// {@return `set directories`}
  public static Command setting() {
    return new SourceDirectoriesCommand(
        Synopsis.of(
                "directories",
                Group.FILES,
                """
                Set the search path for finding source files.
                Usage: set directories DIR:DIR...\
                """)
            .completing(Completion.FILE),
        (shell, text) -> shell.sources().directories(directories(shell, text)));
  }

  /// {@return `show directories`}
  public static Command showing() {
    return new SourceDirectoriesCommand(
        Synopsis.of("directories", Group.FILES, "Show the search path for finding source files."),
        (shell, _) -> show(shell));
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public void run(Shell shell, String arguments) {
    action.accept(shell, arguments);
  }

  private static void add(Shell shell, String arguments) {
    if (arguments.isEmpty() && !isConfirmed(shell)) {
      return;
    }
    var sources = shell.sources();
    var all = new LinkedHashSet<Path>(directories(shell, arguments));
    all.addAll(arguments.isEmpty() ? List.of() : sources.directories());
    sources.directories(List.copyOf(all));
    if (shell.isFromUser()) {
      show(shell);
    }
  }

  private static boolean isConfirmed(Shell shell) {
    return !shell.isFromUser()
        || shell.confirms("Reinitialize source path to " + String.join(":", ALWAYS) + "?");
  }

  private static void show(Shell shell) {
    var names = new ArrayList<String>();
    shell.sources().directories().forEach(directory -> names.add(directory.toString()));
    names.addAll(ALWAYS);
    shell.output().line("Source directories searched: " + String.join(":", names));
  }

  private static List<Path> directories(Shell shell, String text) {
    var found = new ArrayList<Path>();
    for (var word : Words.of(text)) {
      for (var part : word.split(":", -1)) {
        if (!part.isEmpty() && !ALWAYS.contains(part)) {
          found.add(existing(shell, shell.workbench().path(part).normalize()));
        }
      }
    }
    return found;
  }

  /// It may come into being later.
  private static Path existing(Shell shell, Path path) {
    if (!Files.exists(path)) {
      shell.output().error("Warning: " + path + ": No such file or directory.");
    } else if (!Files.isDirectory(path)) {
      shell.output().error("warning: " + path + " is not a directory.");
    }
    return path;
  }
}
