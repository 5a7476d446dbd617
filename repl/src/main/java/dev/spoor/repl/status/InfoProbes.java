package dev.spoor.repl.status;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.Probe;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Regex;
import dev.spoor.repl.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `info probes`.
public final class InfoProbes implements Structured {
  private static final List<String> HEADS =
      List.of("Type", "Provider", "Name", "Where", "Semaphore", "Object");
  private static final List<String> WORDS = List.of("provider", "probe", "object file");

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "probes",
        Group.STATUS,
        """
        Show available static probes.
        Usage: info probes [all | stap [PROVIDER [NAME [OBJECT]]]]
        Places that programs have marked for tools, as sys/sdt.h does. PROVIDER, NAME and OBJECT are
        regular expressions.\
        """);
  }

  private record Row(String provider, String name, Address at, String object) {}

  private static List<Pattern> patterns(String arguments) {
    var words = new ArrayList<>(Words.of(arguments));
    var kind = words.isEmpty() ? "all" : words.removeFirst();
    if (!kind.equals("all") && !kind.equals("stap")) {
      throw new CommandException(
          "Undefined info probes command: \"" + kind + "\".  Try \"help info probes\".");
    }
    var found = new ArrayList<Pattern>();
    for (var i = 0; i < WORDS.size(); i++) {
      var text = i < words.size() ? words.get(i) : "";
      var fault = Regex.fault(text);
      if (fault.isPresent()) {
        throw new CommandException("Invalid " + WORDS.get(i) + " regexp: " + fault.get());
      }
      found.add(Regex.of(text));
    }
    return found;
  }

  private static List<Row> rowsOf(View view, String arguments) {
    var patterns = patterns(arguments);
    var rows = new ArrayList<Row>();
    if (view.hasTarget()) {
      for (var object : view.symbols().objects()) {
        var name = view.symbols().space().nameAt(start(object)).orElse(object.file().name());
        if (patterns.get(2).matcher(name).find()) {
          add(object, name, patterns, rows);
        }
      }
    }
    rows.sort(Comparator.comparing(Row::provider).thenComparing(Row::name).thenComparing(Row::at));
    return rows;
  }

  private static Address start(LoadedObject object) {
    return Address.of(object.bias());
  }

  private static void add(
      LoadedObject object, String file, List<Pattern> patterns, List<Row> rows) {
    try {
      for (var probe : Probe.of(object.file())) {
        if (patterns.get(0).matcher(probe.provider()).find()
            && patterns.get(1).matcher(probe.name()).find()) {
          rows.add(new Row(probe.provider(), probe.name(), object.address(probe.address()), file));
        }
      }
    } catch (MalformedObjectException damaged) {
      // What was found before is right.
    }
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      var rows = rowsOf(view, arguments);
      if (rows.isEmpty()) {
        shell.output().line("No probes matched.");
        return;
      }
      var table = new ArrayList<List<String>>(List.of(HEADS));
      for (var row : rows) {
        var at = FrameText.address(view, row.at());
        table.add(List.of("stap", row.provider(), row.name(), at, "", row.object()));
      }
      print(shell, table);
    });
  }

  /// Each column is as wide as its widest text.
  private static void print(Shell shell, List<List<String>> table) {
    for (var row : table) {
      var line = new StringBuilder();
      for (var column = 0; column < row.size(); column++) {
        var index = column;
        var width = table.stream().mapToInt(each -> each.get(index).length()).max().orElse(0);
        var text = row.get(column);
        line.append(text).append(" ".repeat(width - text.length() + 1));
      }
      shell.output().line(line.toString());
    }
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(view -> rowsOf(view, arguments).stream().map(InfoProbes::json).toList());
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("provider", row.provider());
    json.put("name", row.name());
    json.put("address", row.at().toString());
    json.put("object", row.object());
    return json;
  }
}
