package dev.spoor.repl.status;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.line.LineProgram;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Regex;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `info sources`.
public final class InfoSources implements Structured {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "sources",
        Group.STATUS,
        """
        All source files in the program or those matching REGEXP.
        Usage: info sources [REGEXP]
        REGEXP is found in whole paths. Each object's files are listed together.\
        """);
  }

  private record Row(String object, Set<String> files) {}

  private static List<Row> rowsOf(View view, String regex) {
    var pattern = Regex.of(regex);
    return view.symbols().debugged().all().stream()
        .map(object -> {
          var files = new LinkedHashSet<String>();
          addFiles(object, files);
          files.removeIf(file -> !pattern.matcher(file).find());
          return new Row(object.object().file().name(), files);
        })
        .toList();
  }

  private static void addFiles(DebuggedObject object, Set<String> to) {
    for (var unit : object.info().units()) {
      try {
        var program =
            unit.header().isKnown()
                ? LineProgram.of(unit)
                : java.util.Optional.<LineProgram>empty();
        if (program.isPresent()) {
          for (var file : program.get().files()) {
            to.add(normal(file.path()));
          }
        }
      } catch (MalformedObjectException damaged) {
        // What is wrong with one unit says nothing of the others.
      }
    }
  }

  private static String normal(String path) {
    try {
      return Path.of(path).normalize().toString();
    } catch (InvalidPathException _) {
      return path;
    }
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      if (!arguments.isEmpty()) {
        shell.output().line("(filename matching regular expression \"" + arguments + "\")");
      }
      var before = "";
      for (var row : rowsOf(view, arguments)) {
        shell.output().text(before + row.object() + ":");
        shell.output().line("");
        shell.output().line(String.join(", ", row.files()));
        before = "\n\n";
      }
    });
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(view ->
        rowsOf(view, arguments).stream()
            .map(row -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("object", row.object());
              json.put("files", List.copyOf(row.files()));
              return json;
            })
            .toList());
  }
}
