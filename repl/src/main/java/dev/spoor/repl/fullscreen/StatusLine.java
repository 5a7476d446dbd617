package dev.spoor.repl.fullscreen;

import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.text.CommandException;

/// The line between the windows and the command line: where the program is.
final class StatusLine {
  private StatusLine() {}

  static String of(Shell shell) {
    try {
      var process = shell.workbench().inferior().map(live -> "process " + live.process());
      return process.orElse("No process")
          + shell.look(view -> view.hasStack() ? where(view) : "  In:    Line: ??    PC: ??");
    } catch (CommandException unknown) {
      return unknown.sentence();
    }
  }

  private static String where(View view) {
    var frame = view.frame();
    var line = frame.place().map(place -> place.line()).filter(each -> each.isPresent());
    return "  Thread: "
        + view.thread().number()
        + "  In: "
        + FrameText.functionName(frame)
        + "  Line: "
        + line.map(each -> "" + each.getAsInt()).orElse("??")
        + "  PC: 0x"
        + Long.toHexString(frame.pc().value());
  }
}
