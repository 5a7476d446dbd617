package dev.spoor.repl.stack;

import dev.spoor.debugger.symbols.CallFrame;
import dev.spoor.debugger.symbols.FrameStack;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import dev.spoor.symbolic.unwind.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `backtrace`.
public final class BacktraceCommand implements Structured {
  private static final int MOST = 1 << 16;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "backtrace",
            Group.STACK,
            """
            Print backtrace of all stack frames, or innermost COUNT frames.
            Usage: backtrace [full] [-full] [COUNT]
            With a negative COUNT, print outermost -COUNT frames.
            full also shows the values of the local variables of each frame.\
            """)
        .aliases("bt", "where");
  }

  private record Asked(boolean full, int count) {
    static Asked parse(String arguments) {
      var full = false;
      var count = MOST;
      for (var word : Words.of(arguments)) {
        if (word.equals("full") || word.equals("-full")) {
          full = true;
        } else if (!word.startsWith("-f") && !word.equals("-past-main")) {
          count = number(word);
        }
      }
      return new Asked(full, count);
    }

    private static int number(String word) {
      try {
        return Integer.decode(word);
      } catch (NumberFormatException _) {
        throw new CommandException("No symbol \"" + word + "\" in current context.");
      }
    }
  }

  @Override
  public void run(Shell shell, String arguments) {
    var asked = Asked.parse(arguments);
    shell.show(view -> show(shell, view, asked));
  }

  private static FrameStack stack(View view, Asked asked) {
    return view.stack(asked.count() >= 0 && asked.count() < MOST ? asked.count() + 1 : MOST);
  }

  private static List<CallFrame> chosen(FrameStack stack, Asked asked) {
    var all = stack.frames();
    return asked.count() < 0
        ? all.subList(Math.max(0, all.size() + asked.count()), all.size())
        : all.subList(0, Math.min(all.size(), asked.count()));
  }

  private static void show(Shell shell, View view, Asked asked) {
    var stack = stack(view, asked);
    var text = new FrameText(shell.printing(view), stack.stack());
    var frames = chosen(stack, asked);
    for (var frame : frames) {
      shell.output().line(text.numbered(frame));
      if (asked.full()) {
        new Locals(shell.printing(view)).nested(text, frame).forEach(shell.output()::text);
      }
    }
    if (frames.size() < stack.frames().size() && asked.count() >= 0) {
      if (shell.isFromUser()) {
        shell.output().line("(More stack frames follow...)");
      }
    } else if (frames.stream().noneMatch(frame -> FrameText.functionName(frame).equals("main"))) {
      end(shell, stack.stack().end());
    }
  }

  private static void end(Shell shell, Stack.End end) {
    switch (end) {
      case Stack.End.Repeated _ ->
          shell
              .output()
              .line("Backtrace stopped: previous frame identical to this frame (corrupt stack?)");
      case Stack.End.Lost(var reason) -> shell.output().line("Backtrace stopped: " + reason);
      case Stack.End.Outermost _, Stack.End.Limit _ -> {}
    }
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    var asked = Asked.parse(arguments);
    return shell.look(view -> {
      var stack = stack(view, asked);
      var text = new FrameText(shell.printing(view), stack.stack());
      return chosen(stack, asked).stream().map(frame -> row(text, frame)).toList();
    });
  }

  private static Map<String, Object> row(FrameText text, CallFrame frame) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("level", frame.level());
    row.put("address", frame.pc().toString());
    row.put("function", FrameText.functionName(frame));
    row.put("inlined", frame.isInlined());
    row.put("arguments", text.arguments(frame).toString());
    frame
        .place()
        .ifPresent(place -> {
          place.file().ifPresent(_ -> row.put("file", text.fileName(frame)));
          place.line().ifPresent(line -> row.put("line", line));
        });
    return row;
  }
}
