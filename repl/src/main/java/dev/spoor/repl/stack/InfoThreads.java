package dev.spoor.repl.stack;

import dev.spoor.debugger.symbols.CallFrame;
import dev.spoor.repl.debuggee.TargetThread;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `info threads`.
public final class InfoThreads implements Structured {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("threads", Group.STATUS, "Display currently known threads.");
  }

  private record Row(TargetThread thread, String target, String frame) {}

  private static List<Row> rowsOf(Shell shell, View view) {
    var found = new ArrayList<Row>();
    for (var thread : view.threads()) {
      var stack = view.stackOf(thread, 2);
      CallFrame frame = stack.frames().getFirst();
      var name = thread.name().isEmpty() ? "" : " \"" + thread.name() + "\"";
      found.add(
          new Row(
              thread,
              ThreadText.name(view, thread) + name,
              new FrameText(shell.printing(view), stack.stack()).line(frame).toString()));
    }
    return found;
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      var rows = rowsOf(shell, view);
      if (rows.isEmpty()) {
        shell.output().line("No threads.");
        return;
      }
      var width = "Target Id".length();
      for (var row : rows) {
        width = Math.max(width, row.target().length());
      }
      shell.output().line("  Id   " + padded("Target Id", width) + " Frame ");
      for (var row : rows) {
        var mark = row.thread().number() == view.thread().number() ? "* " : "  ";
        shell
            .output()
            .line(
                mark
                    + padded("" + row.thread().number(), 4)
                    + " "
                    + padded(row.target(), width)
                    + " "
                    + row.frame());
      }
    });
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(view -> rowsOf(shell, view).stream().map(InfoThreads::json).toList());
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", row.thread().number());
    json.put("tid", row.thread().tid().value());
    json.put("name", row.thread().name());
    json.put("frame", row.frame());
    return json;
  }
}
