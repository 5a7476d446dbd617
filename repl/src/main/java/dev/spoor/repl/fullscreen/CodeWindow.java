package dev.spoor.repl.fullscreen;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.FrameText;
import dev.spoor.repl.print.Instructions;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.terminal.Clip;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Style;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The instructions around where the selected frame is.
final class CodeWindow implements Window {
  /// Where an instruction begins is known from the function's entry on; what is farther from it is
  /// shown from the current instruction on.
  private static final int MOST_BEFORE = 1 << 14;

  /// How far instructions are shown to the right.
  private static final int FARTHEST = 1000;

  private Address pc = Address.of(0);
  private int scrolled;
  private int left;

  @Override
  public String name() {
    return "asm";
  }

  @Override
  public Content content(Shell shell, Room room) {
    var marks = Marks.of(shell);
    return shell.look(view -> {
      if (!view.hasStack()) {
        return Content.nothing("No Assembly Available");
      }
      try (var instructions = Instructions.open(view, shell.settings())) {
        return content(view, instructions, marks, room);
      }
    });
  }

  private Content content(View view, Instructions instructions, Marks marks, Room room) {
    var now = view.frame().pc();
    scrolled = now.equals(pc) ? scrolled : 0;
    pc = now;
    var starts = starts(view, instructions, room.rows() + Math.max(0, scrolled));
    var first = Math.max(0, starts.indexOf(now) - room.rows() / 2 + scrolled);
    var lines = new ArrayList<Text>();
    for (var start : starts.subList(Math.min(first, starts.size()), starts.size())) {
      if (lines.size() < room.rows()) {
        lines.add(Clip.of(line(view, instructions, marks, start), left, room.columns()));
      }
    }
    return new Content(view.symbols().functionAt(now).map(f -> f.name()).orElse(""), lines);
  }

  /// Where instructions begin: from the function's entry to some behind the current one.
  private static List<Address> starts(View view, Instructions instructions, int behind) {
    var now = view.frame().pc();
    var starts = new ArrayList<Address>();
    var at =
        view.symbols()
            .functionAt(now)
            .map(function -> function.entry())
            .filter(entry -> entry.compareTo(now) <= 0 && now.minus(entry) <= MOST_BEFORE)
            .orElse(now);
    for (var left = behind; left > 0; left -= at.compareTo(now) > 0 ? 1 : 0) {
      starts.add(at);
      try {
        at = at.plus(instructions.at(at).lengthBytes());
      } catch (CommandException _) {
        return starts; // no memory from here on
      }
    }
    return starts;
  }

  private static Text line(View view, Instructions instructions, Marks marks, Address start) {
    var isCurrent = instructions.isCurrent(start);
    var mark = marks.at(location -> location.address().equals(start), isCurrent);
    var name =
        view.symbols()
            .functionAt(start)
            .map(function -> "<" + function.name() + "+" + start.minus(function.entry()) + ">")
            .orElse("");
    var line =
        Text.of(mark + " ")
            .address(FrameText.address(view, start))
            .plain(String.format(Locale.ROOT, " %-16s ", name))
            .append(instruction(instructions, start));
    return isCurrent ? new Text().add(Style.INVERSE, line.toString()) : line;
  }

  private static Text instruction(Instructions instructions, Address start) {
    try {
      return instructions.at(start).colored();
    } catch (CommandException unreadable) {
      return Text.of(unreadable.sentence());
    }
  }

  @Override
  public void scroll(int lines) {
    scrolled += lines;
  }

  @Override
  public void scrollColumns(int columns) {
    left = Math.clamp((long) left + columns, 0, FARTHEST);
  }
}
