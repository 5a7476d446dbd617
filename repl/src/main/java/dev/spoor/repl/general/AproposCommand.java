package dev.spoor.repl.general;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Regex;
import dev.spoor.repl.text.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `apropos`: commands and settings by words in their help.
public final class AproposCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "apropos",
        Group.SUPPORT,
        """
        Search for commands matching a REGEXP.
        Usage: apropos [-v] REGEXP
        Names, other names and help are searched, of settings too.
        -v shows the whole help of each.\
        """);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var whole = Words.first(arguments).equals("-v");
    var text = whole ? Words.rest(arguments) : arguments;
    if (text.isEmpty()) {
      throw new CommandException("REGEXP string is empty");
    }
    var pattern = Regex.ignoringCase(text);
    var found = new TreeMap<String, String>();
    search("", shell.commands().all(), pattern, whole, found);
    for (var name : shell.settings().names("")) {
      var help = shell.settings().help(name);
      if (pattern.matcher("set " + name + " " + help).find()) {
        found.put("set " + name, whole ? "\n" + help + "\n" : shell.settings().summary(name));
      }
    }
    found.forEach((name, summary) -> shell.output().text(name + " -- " + summary));
  }

  private static void search(
      String prefix,
      List<Command> commands,
      Pattern pattern,
      boolean whole,
      Map<String, String> found) {
    for (var command : commands) {
      var synopsis = command.synopsis();
      var names = names(prefix, synopsis);
      if (pattern.matcher(names + " " + synopsis.help()).find()) {
        found.put(names, whole ? "\n" + synopsis.help() + "\n" : synopsis.summary());
      }
      search(prefix + synopsis.name() + " ", command.subcommands(), pattern, whole, found);
    }
  }

  private static String names(String prefix, Synopsis synopsis) {
    var names = new StringBuilder(prefix + synopsis.name());
    for (var alias : synopsis.aliases()) {
      names.append(", ").append(prefix).append(alias);
    }
    return names.toString();
  }
}
