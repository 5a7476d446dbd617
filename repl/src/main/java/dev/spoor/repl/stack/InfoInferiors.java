package dev.spoor.repl.stack;

import dev.spoor.debugger.Inferior;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `info inferiors`.
public final class InfoInferiors implements Structured {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("inferiors", Group.STATUS, "Print a list of inferiors being managed.");
  }

  private record Row(int number, String process, String program, boolean isCurrent) {}

  private static List<Row> rowsOf(Shell shell) {
    var current = shell.workbench().inferior().map(Inferior::number).orElse(1);
    var rows =
        shell
            .workbench()
            .ask(debugger ->
                debugger.inferiors().all().stream()
                    .map(each ->
                        new Row(
                            each.number(),
                            "process " + each.process(),
                            each.program(),
                            each.number() == current))
                    .toList());
    return rows.isEmpty()
        ? List.of(
            new Row(
                1, "<null>", shell.workbench().file().map(file -> file.program()).orElse(""), true))
        : rows;
  }

  @Override
  public void run(Shell shell, String arguments) {
    var rows = rowsOf(shell);
    var width = 17;
    shell
        .output()
        .line("  Num  Description       Connection           " + padded("Executable", width) + " ");
    for (var row : rows) {
      var connection = row.process().equals("<null>") ? "" : "1 (native)";
      shell
          .output()
          .line(
              (row.isCurrent() ? "* " : "  ")
                  + padded("" + row.number(), 4)
                  + " "
                  + padded(row.process(), 17)
                  + " "
                  + padded(connection, 20)
                  + " "
                  + padded(row.program(), width)
                  + " ");
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return rowsOf(shell).stream().map(InfoInferiors::json).toList();
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", row.number());
    json.put("process", row.process());
    json.put("program", row.program());
    return json;
  }
}
