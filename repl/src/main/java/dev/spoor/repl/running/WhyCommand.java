package dev.spoor.repl.running;

import dev.spoor.repl.debuggee.Stop;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `why`.
public final class WhyCommand implements Structured {
  private static final int USUAL = 10;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "why",
        Group.STATUS,
        """
        List the last stops, each with the command before it and what it was for.
        Usage: why [COUNT]
        Ten are shown unless COUNT says otherwise; the last is the youngest.\
        """);
  }

  private static List<Stop> last(Shell shell, String arguments) {
    var stops = shell.workbench().history().stops();
    if (stops.isEmpty()) {
      throw new CommandException("The program has not stopped yet.");
    }
    var count = arguments.isEmpty() ? USUAL : dev.spoor.repl.text.Numbers.number(arguments);
    return stops.subList(Math.max(0, stops.size() - Math.max(count, 1)), stops.size());
  }

  @Override
  public void run(Shell shell, String arguments) {
    var number = -last(shell, arguments).size() + 1;
    for (var stop : last(shell, arguments)) {
      shell
          .output()
          .line(String.format(Locale.ROOT, "%4d  %-10s %s", number++, stop.command(), text(stop)));
    }
  }

  private static String text(Stop stop) {
    return String.join(" | ", stop.summary().stream().filter(line -> !line.isBlank()).toList());
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return last(shell, arguments).stream().map(WhyCommand::json).toList();
  }

  private static Map<String, Object> json(Stop stop) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", stop.command());
    json.put("task", stop.halt().task().value());
    json.put("lines", stop.summary());
    return json;
  }
}
