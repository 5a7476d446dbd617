package dev.spoor.repl.status;

import dev.spoor.debugger.symbols.CallFrame;
import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.source.SourceNames;
import dev.spoor.repl.stack.FrameChoice;
import dev.spoor.repl.text.CommandException;

/// `info frame`.
public final class InfoFrame implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "frame",
            Group.STATUS,
            """
            All about the selected stack frame.
            Usage: info frame [LEVEL | level LEVEL | function NAME | address ADDRESS]\
            """)
        .aliases("f");
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      if (!view.hasStack()) {
        throw new CommandException("No stack.");
      }
      var isChosen = !arguments.isEmpty();
      var level = isChosen ? FrameChoice.level(view, arguments) : view.frame().level();
      show(shell, view, view.stack(level + 2).frames().get(level), isChosen);
    });
  }

  private static void show(Shell shell, View view, CallFrame frame, boolean isChosen) {
    var out = shell.output();
    var stack = view.stack(frame.level() + 4);
    var frames = stack.stack().frames();
    var text = new FrameText(shell.printing(view), stack.stack());
    var pc = view.architecture().programCounter().name();
    var cfa = frame.frame().cfa().orElse(Address.ZERO);
    out.line(
        isChosen
            ? "Stack frame at " + cfa + ":"
            : "Stack level " + frame.level() + ", frame at " + cfa + ":");
    var place = frame.place();
    var where =
        place.isEmpty()
            ? ""
            : " in "
                + place.get().function()
                + (place.get().line().isPresent()
                    ? " (" + text.fileName(frame) + ":" + place.get().line().getAsInt() + ")"
                    : "");
    var caller = frame.index() + 1 < frames.size();
    out.line(
        " "
            + pc
            + " = "
            + frame.pc()
            + where
            + "; saved "
            + pc
            + " = "
            + (caller ? frames.get(frame.index() + 1).pc().toString() : "<not saved>"));
    if (frame.frame().isTailCall()) {
      out.line(
          " tail call frame"
              + frames
                  .get(frame.index() - 1)
                  .cfa()
                  .map(at -> ", caller of frame at " + at)
                  .orElse(""));
      out.line(" source language " + "c" + ".");
      out.line(" Arglist at unknown address.");
      out.line(" Locals at unknown address, Previous frame's sp in " + sp(view));
      return;
    }
    if (frame.isInlined()) {
      out.line(" inlined into frame " + (frame.level() + 1));
    } else if (caller && frame.level() + 1 < stack.frames().size()) {
      frames.get(frame.index() + 1).cfa().ifPresent(at -> out.line(" called by frame at " + at));
    }
    if (frame.index() > 0) {
      frames.get(frame.index() - 1).cfa().ifPresent(at -> out.line(" caller of frame at " + at));
    }
    if (place.flatMap(each -> each.file()).isPresent()) {
      out.line(" source language " + language(view, frame) + ".");
    }
    out.line(" Arglist at " + cfa.plus(-16) + ", args: " + text.arguments(frame));
    out.line(" Locals at " + cfa.plus(-16) + ", Previous frame's sp is " + cfa);
    var saved = SavedRegisters.of(view, frame.frame(), cfa);
    if (!saved.isEmpty()) {
      out.line(" Saved registers:");
      out.line("  " + String.join(", ", saved));
    }
  }

  private static String language(View view, CallFrame frame) {
    return SourceNames.unitAt(view.symbols(), frame.frame().lookupAddress())
        .map(InfoSource::language)
        .orElse("c");
  }

  private static String sp(View view) {
    return view.architecture().stackPointer().name();
  }
}
