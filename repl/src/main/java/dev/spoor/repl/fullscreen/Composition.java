package dev.spoor.repl.fullscreen;

import dev.spoor.repl.fullscreen.Window.Content;
import dev.spoor.repl.terminal.Clip;
import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The lines of the screen above the commands, put together from the windows.
///
/// @param boxes where each window is
/// @param contents what each of them shows; those without are empty
/// @param focus the name of the window that has a star
/// @param status what is in the line of the state
record Composition(
    Map<String, Box> boxes, Map<String, Content> contents, String focus, String status) {
  /// {@return the lines, from the top}
  List<Text> lines() {
    var commands = boxes.get(Layout.COMMANDS);
    var lines = new ArrayList<Text>();
    for (var row = 0; commands != null && row < commands.top(); row++) {
      lines.add(line(row));
    }
    return lines;
  }

  private Text line(int row) {
    var line = new Text();
    var column = 0;
    var inRow =
        boxes.entrySet().stream()
            .filter(each -> each.getValue().hasRow(row))
            .sorted(Comparator.comparingInt(each -> each.getValue().left()))
            .toList();
    for (var each : inRow) {
      var box = each.getValue();
      line.add(Style.INVERSE, " ".repeat(Math.max(0, box.left() - column)));
      line.append(Clip.of(text(each.getKey(), row - box.top()), 0, box.columns()));
      column = box.right();
    }
    return line;
  }

  private Text text(String window, int row) {
    if (window.equals(Layout.STATUS)) {
      return inverse(status);
    }
    var content = contents.getOrDefault(window, new Content("", List.of()));
    if (row == 0) {
      var mark = window.equals(focus) ? "*" : " ";
      return inverse(mark + window + (content.title().isEmpty() ? "" : "  " + content.title()));
    }
    return row <= content.lines().size() ? content.lines().get(row - 1) : new Text();
  }

  private static Text inverse(String text) {
    return new Text().add(Style.INVERSE, text.isEmpty() ? " " : text);
  }
}
