package dev.spoor.repl.status;

import dev.spoor.machine.Address;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Regex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `info sharedlibrary`.
public final class InfoSharedLibrary implements Structured {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "sharedlibrary",
            Group.STATUS,
            """
            Status of loaded shared object libraries.
            Usage: info sharedlibrary [REGEX]
            With REGEX only those whose names it is found in.\
            """)
        .aliases("shared", "dll");
  }

  private record Row(Address from, Address to, boolean isRead, String name) {}

  private static List<Row> rowsOf(View view) {
    var program = view.target().program();
    return view.symbols().objects().stream()
        .map(object -> row(view, object))
        .filter(row -> isFile(view, row) && !row.name().equals(program))
        .toList();
  }

  /// The kernel's own object has no file; a library may have been loaded by a relative path.
  private static boolean isFile(View view, Row row) {
    return row.name().startsWith("/")
        || view.symbols()
            .space()
            .nameAt(row.from())
            .filter(path -> path.startsWith("/"))
            .isPresent();
  }

  private static List<Row> chosen(View view, String regex) {
    var pattern = Regex.of(regex);
    return view.hasTarget() && view.hasStack()
        ? rowsOf(view).stream().filter(row -> pattern.matcher(row.name()).find()).toList()
        : List.of();
  }

  private static Row row(View view, LoadedObject object) {
    for (var section : object.file().sections()) {
      if (section.name().equals(".text")) {
        var from = object.address(section.address());
        var isRead = view.symbols().debugged().at(from).isPresent();
        var name =
            view.symbols()
                .loadedName(from)
                .or(() -> view.symbols().space().nameAt(from))
                .orElse("");
        return new Row(from, from.plus(section.bytes().sizeBytes()), isRead, name);
      }
    }
    var start = Address.of(object.bias());
    return new Row(start, start, false, view.symbols().space().nameAt(start).orElse(""));
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      var rows = chosen(view, arguments);
      if (rows.isEmpty()) {
        shell
            .output()
            .line(
                arguments.isEmpty()
                    ? "No shared libraries loaded at this time."
                    : "No shared libraries matched.");
        return;
      }
      shell
          .output()
          .line("From                To                  Syms Read   Shared Object Library");
      for (var row : rows) {
        shell
            .output()
            .line(
                FrameText.address(row.from())
                    + "  "
                    + FrameText.address(row.to())
                    + "  "
                    + (row.isRead() ? "Yes         " : "Yes (*)     ")
                    + row.name());
      }
      if (rows.stream().anyMatch(row -> !row.isRead())) {
        shell.output().line("(*): Shared library is missing debugging information.");
      }
    });
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(
        view -> chosen(view, arguments).stream().map(InfoSharedLibrary::json).toList());
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", row.from().toString());
    json.put("to", row.to().toString());
    json.put("debuggingInformation", row.isRead());
    json.put("name", row.name());
    return json;
  }
}
