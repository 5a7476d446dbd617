package dev.spoor.repl.stack;

import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `info locals` and `info args`.
public final class InfoVariables implements Structured {
  private final boolean arguments;

  private InfoVariables(boolean arguments) {
    this.arguments = arguments;
  }

  /// {@return `info locals`}
  public static Command locals() {
    return new InfoVariables(false);
  }

  /// {@return `info args`}
  public static Command arguments() {
    return new InfoVariables(true);
  }

  @Override
  public Synopsis synopsis() {
    return arguments
        ? Synopsis.of("args", Group.STATUS, "All argument variables of current stack frame.")
        : Synopsis.of("locals", Group.STATUS, "All local variables of current stack frame.")
            .aliases("lo");
  }

  private List<String> lines(Shell shell, View view) {
    if (!view.hasStack()) {
      throw new CommandException("No frame selected.");
    }
    var frame = view.frame();
    if (frame.place().filter(place -> place.file().isPresent()).isEmpty()) {
      throw new CommandException("No symbol table info available.");
    }
    var text = new FrameText(shell.printing(view), view.stack(frame.level() + 2).stack());
    var locals = new Locals(shell.printing(view));
    return arguments ? locals.arguments(text, frame) : locals.of(text, frame);
  }

  @Override
  public void run(Shell shell, String typed) {
    shell.show(view -> {
      var lines = lines(shell, view);
      if (lines.isEmpty()) {
        shell.output().line(arguments ? "No arguments." : "No locals.");
      }
      lines.forEach(shell.output()::text);
    });
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String typed) {
    return shell.look(view -> lines(shell, view).stream().map(InfoVariables::row).toList());
  }

  private static Map<String, Object> row(String line) {
    Map<String, Object> row = new LinkedHashMap<>();
    var equals = line.indexOf(" = ");
    row.put("name", line.substring(0, equals));
    row.put("value", line.substring(equals + 3));
    return row;
  }
}
