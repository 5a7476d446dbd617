package dev.spoor.repl.stack;

import dev.spoor.debugger.Inferior;
import dev.spoor.debugger.Inferiors;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `info inferiors`.
public final class InfoInferiors implements Structured {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("inferiors", Group.STATUS, "Print a list of inferiors being managed.");
  }

  private record Row(
      int number,
      String process,
      boolean isLive,
      String program,
      String relation,
      boolean isCurrent) {}

  private static List<Row> rowsOf(Shell shell, String chosen) {
    var workbench = shell.workbench();
    var wanted = chosen.isEmpty() ? List.<Integer>of() : Numbers.of(chosen);
    var rows = new ArrayList<Row>();
    for (var slot : workbench.slots().all()) {
      if (wanted.isEmpty() || wanted.contains(slot.number())) {
        var live = slot.process().flatMap(pid -> Live.of(shell, pid));
        rows.add(
            new Row(
                slot.number(),
                slot.description(),
                slot.process().isPresent(),
                live.map(Live::program).filter(path -> !path.isEmpty()).orElse(slot.program()),
                live.map(Live::relation).orElse(""),
                slot == workbench.slots().current()));
      }
    }
    return rows;
  }

  /// What is known of a process.
  private record Live(String program, String relation) {
    static Optional<Live> of(Shell shell, Tid pid) {
      return shell
          .workbench()
          .ask(debugger ->
              debugger
                  .inferiors()
                  .ofProcess(pid)
                  .map(each -> new Live(each.program(), relation(debugger.inferiors(), each))));
    }

    private static String relation(Inferiors all, Inferior each) {
      if (each.lender().isPresent()) {
        return "\tis vfork child of inferior " + each.lender().get().number();
      }
      for (var other : all.all()) {
        if (other.lender().filter(each::equals).isPresent()) {
          return "\tis vfork parent of inferior " + other.number();
        }
      }
      return "";
    }
  }

  @Override
  public void run(Shell shell, String arguments) {
    var rows = rowsOf(shell, arguments);
    if (rows.isEmpty()) {
      shell.output().line("No inferiors.");
      return;
    }
    var width = 17;
    shell
        .output()
        .line("  Num  Description       Connection           " + padded("Executable", width) + " ");
    for (var row : rows) {
      var connection = row.isLive() ? "1 (native)" : "";
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
      if (!row.relation().isEmpty()) {
        shell.output().line(row.relation());
      }
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return rowsOf(shell, arguments).stream().map(InfoInferiors::json).toList();
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", row.number());
    json.put("process", row.process());
    json.put("program", row.program());
    return json;
  }
}
