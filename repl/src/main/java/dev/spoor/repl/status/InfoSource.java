package dev.spoor.repl.status;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.macro.Macros;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.ListPosition;
import dev.spoor.repl.source.SourceNames;
import java.util.Optional;

/// `info source`.
public final class InfoSource implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of("source", Group.STATUS, "Information about the current source file.");
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      var path = path(shell, view);
      var unit = path.flatMap(each -> unit(view, each));
      if (unit.isEmpty()) {
        shell.output().line("No current source file.");
        return;
      }
      show(shell, path.get(), unit.get());
    });
  }

  /// That of what was listed last, else that of the frame.
  private static Optional<String> path(Shell shell, View view) {
    return shell
        .position()
        .shown()
        .map(ListPosition.Lines::path)
        .or(() ->
            view.hasStack()
                ? view.frame().place().flatMap(place -> place.file())
                : Optional.empty());
  }

  private static Optional<Unit> unit(View view, String path) {
    if (view.hasStack()
        && view.frame().place().flatMap(place -> place.file()).filter(path::equals).isPresent()) {
      return SourceNames.unitAt(view.symbols(), view.frame().frame().lookupAddress());
    }
    if (!view.hasTarget()) {
      return Optional.empty();
    }
    for (var object : view.symbols().debugged().all()) {
      for (var unit : object.info().units()) {
        var name = unit.name().orElse("");
        var directory = unit.compilationDirectory().orElse("");
        if (path.equals(name) || path.equals(directory + "/" + name)) {
          return Optional.of(unit);
        }
      }
    }
    return Optional.empty();
  }

  private static void show(Shell shell, String path, Unit unit) {
    var out = shell.output();
    out.line("Current source file is " + SourceNames.shown(unit, path));
    unit.compilationDirectory()
        .ifPresent(directory -> out.line("Compilation directory is " + directory));
    shell
        .sources()
        .of(path)
        .ifPresent(found -> {
          out.line("Located in " + found.path());
          var count = found.lines().size();
          out.line("Contains " + count + " line" + (count == 1 ? "" : "s") + ".");
        });
    out.line("Source language is " + language(unit) + ".");
    unit.producer().ifPresent(producer -> out.line("Producer is " + producer + "."));
    out.line("Compiled with DWARF " + unit.encoding().version() + " debugging format.");
    out.line(
        (Macros.of(unit).isPresent() ? "Includes" : "Does not include")
            + " preprocessor macro info.");
  }

  /// DW_LANG_ of DWARF 5, table 7.17: what C and its relatives are.
  static String language(Unit unit) {
    var code = unit.root().unsigned(AttributeName.LANGUAGE).orElse(0L).intValue();
    return switch (code) {
      case 0x01, 0x02, 0x0c, 0x1d -> "c";
      case 0x04, 0x1a, 0x21, 0x2b -> "c++";
      case 0x8001 -> "asm";
      case 0x1c -> "rust";
      default -> "minimal";
    };
  }
}
