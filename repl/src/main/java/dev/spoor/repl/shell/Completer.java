package dev.spoor.repl.shell;

import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.text.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a line that is being typed could go on as.
public final class Completer {
  private static final int MOST = 200;

  private final Shell shell;

  Completer(Shell shell) {
    this.shell = shell;
  }

  /// {@return whole lines that begin as this one, in alphabetical order; at most 200}
  public List<String> complete(String line) {
    var start = line.stripLeading();
    var head = head(start);
    var word = start.substring(head.length());
    return words(head, word).stream().distinct().sorted().limit(MOST).map(head::concat).toList();
  }

  /// {@return what the last word could be}
  public List<String> words(String head, String word) {
    if (head.isBlank()) {
      return shell.commands().names(word);
    }
    try {
      var call = shell.commands().resolve(head);
      var inside = call.command().subcommands();
      var found = new ArrayList<String>();
      if (!inside.isEmpty() && call.arguments().isEmpty()) {
        found.addAll(shell.commands().inside(call.command()).names(word));
      }
      found.addAll(arguments(call, word));
      return found;
    } catch (CommandException _) {
      return List.of();
    }
  }

  private List<String> arguments(CommandTable.Call call, String word) {
    return switch (call.command().synopsis().completion()) {
      case Completion.NONE -> List.of();
      case Completion.COMMAND -> nested(call.arguments(), word);
      case Completion.FILE -> files(word);
      case Completion.SETTING -> settings(call.arguments(), word);
      case Completion.THREAD ->
          shell.look(view ->
              view.threads().stream()
                  .map(thread -> Integer.toString(thread.number()))
                  .filter(number -> number.startsWith(word))
                  .toList());
      case Completion.SYMBOL, Completion.LOCATION -> shell.workbench().symbols(word);
    };
  }

  private List<String> nested(String head, String word) {
    return words(head.isEmpty() ? "" : head + " ", word);
  }

  private List<String> settings(String head, String word) {
    var prefix = head.isEmpty() ? "" : head + " ";
    var found = new ArrayList<String>();
    for (var name : shell.settings().names(prefix + word)) {
      var rest = name.substring(prefix.length());
      found.add(rest.contains(" ") ? rest.substring(0, rest.indexOf(' ')) : rest);
    }
    return found;
  }

  private List<String> files(String word) {
    var slash = word.lastIndexOf('/');
    var directory = word.substring(0, slash + 1);
    var found = new ArrayList<String>();
    try (var entries =
        Files.newDirectoryStream(shell.workbench().path(directory.isEmpty() ? "." : directory))) {
      for (Path entry : entries) {
        var name = directory + entry.getFileName() + (Files.isDirectory(entry) ? "/" : "");
        if (name.startsWith(word) && found.size() < MOST) {
          found.add(name);
        }
      }
    } catch (IOException | CommandException _) {
      return List.of();
    }
    return found;
  }

  /// Everything before the last word.
  private static String head(String line) {
    var end = line.length();
    while (end > 0 && !Character.isWhitespace(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }
}
