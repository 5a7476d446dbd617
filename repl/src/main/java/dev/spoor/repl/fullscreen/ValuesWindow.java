package dev.spoor.repl.fullscreen;

import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names with values, as commands know them, side by side if they are short. What has changed since
/// the program last halted is inverse.
final class ValuesWindow implements Window {
  private final String name;
  private final List<Structured> commands;
  private final int width;
  private Map<String, String> before = Map.of();
  private Map<String, String> latest = Map.of();
  private long halts;
  private int scrolled;

  /// @param commands whose rows have a name and a value
  /// @param width columns that a value gets; 0 for a line of its own
  ValuesWindow(String name, List<Structured> commands, int width) {
    this.name = name;
    this.commands = List.copyOf(commands);
    this.width = width;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Content content(Shell shell, Room room) {
    var now = new ArrayList<Map<String, Object>>();
    for (var command : commands) {
      now.addAll(command.rows(shell, ""));
    }
    var count = shell.workbench().history().count();
    if (count != halts) {
      halts = count;
      before = latest;
    }
    latest = values(now);
    var perLine = width == 0 ? 1 : Math.max(1, room.columns() / width);
    scrolled = Math.clamp(scrolled, 0, Math.max(0, now.size() / perLine));
    var lines = new ArrayList<Text>();
    for (var i = scrolled * perLine; i < now.size() && lines.size() < room.rows(); i += perLine) {
      lines.add(line(now.subList(i, Math.min(now.size(), i + perLine))));
    }
    return new Content("", lines);
  }

  private static Map<String, String> values(List<Map<String, Object>> rows) {
    var values = new HashMap<String, String>();
    rows.forEach(row -> values.putIfAbsent(text(row, "name"), text(row, "value")));
    return values;
  }

  private static String text(Map<String, Object> row, String key) {
    return String.valueOf(row.getOrDefault(key, ""));
  }

  private Text line(List<Map<String, Object>> rows) {
    var line = new Text();
    for (var row : rows) {
      var label = text(row, "name");
      var value = text(row, "value");
      var isNew = before.containsKey(label) && !value.equals(before.get(label));
      var style = isNew ? Style.INVERSE : Style.PLAIN;
      if (width == 0) {
        line.plain(label + " = ").add(style, value);
      } else {
        var blanks = Math.max(1, width - 8 - value.length());
        line.plain(String.format(Locale.ROOT, "%-8s", label)).add(style, value);
        line.plain(" ".repeat(blanks));
      }
    }
    return line;
  }

  @Override
  public void scroll(int lines) {
    scrolled += lines;
  }
}
