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

  private record Row(
      TargetThread thread, int inferior, String label, String target, String frame) {}

  private static List<Row> rowsOf(Shell shell, View view) {
    var found = new ArrayList<Row>();
    for (var thread : view.threads()) {
      var stack = view.stackOf(thread, 2);
      CallFrame frame = stack.frames().getFirst();
      var name = thread.name().isEmpty() ? "" : " \"" + thread.name() + "\"";
      found.add(
          new Row(
              thread,
              view.inferior(thread),
              view.label(thread),
              ThreadText.name(view, thread) + name,
              new FrameText(shell.printing(view), stack.stack()).line(frame).toString()));
    }
    return found;
  }

  /// Those of all inferiors that run.
  private static List<Row> rowsOf(Shell shell) {
    var workbench = shell.workbench();
    var found = new ArrayList<Row>();
    for (var slot : workbench.slots().all()) {
      workbench
          .targetOf(slot)
          .ifPresent(target -> found.addAll(workbench.look(target, view -> rowsOf(shell, view))));
    }
    return found.isEmpty() ? shell.look(view -> rowsOf(shell, view)) : found;
  }

  @Override
  public void run(Shell shell, String arguments) {
    var rows = rowsOf(shell);
    if (rows.isEmpty()) {
      shell.output().line("No threads.");
      return;
    }
    var width = "Target Id".length();
    for (var row : rows) {
      width = Math.max(width, row.target().length());
    }
    var current = shell.workbench().slots().current().number();
    int selected = shell.look(view -> view.hasStack() ? view.thread().number() : 0);
    shell.output().line("  Id   " + padded("Target Id", width) + " Frame ");
    for (var row : rows) {
      var isSelected = row.inferior() == current && row.thread().number() == selected;
      shell
          .output()
          .line(
              (isSelected ? "* " : "  ")
                  + padded(row.label(), 4)
                  + " "
                  + padded(row.target(), width)
                  + " "
                  + row.frame());
    }
    if (selected == 0) {
      shell.output().line("");
      shell.output().line("No selected thread.  See `help thread'.");
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return rowsOf(shell).stream().map(InfoThreads::json).toList();
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", row.thread().number());
    json.put("inferior", row.inferior());
    json.put("tid", row.thread().tid().value());
    json.put("name", row.thread().name());
    json.put("frame", row.frame());
    return json;
  }
}
