package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.Instructions;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Text;
import dev.spoor.symbolic.language.MemoryExamination;
import dev.spoor.symbolic.language.PrintFormat;
import java.util.ArrayList;

/// `x`.
public final class ExamineCommand implements Command {
  private final MemoryExamination memory = new MemoryExamination();
  private Address next = Address.ZERO;
  private char lastLetter = 'x';
  private int lastCount = 1;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "x",
            Group.DATA,
            """
            Examine memory: x/FMT ADDRESS.
            ADDRESS is an expression for the memory address to examine.
            FMT is a repeat count followed by a format letter and a size letter.
            Format letters are o(octal), x(hex), d(decimal), u(unsigned decimal),
              t(binary), f(float), a(address), i(instruction), c(char), s(string)
              and z(hex, zero padded on the left).
            Size letters are b(byte), h(halfword), w(word), g(giant, 8 bytes).
            Defaults for format and size letters are those previously used.
            Default count is 1.  Default address is following last thing printed
            with this command.\
            """)
        .completing(Completion.SYMBOL)
        .continued();
  }

  @Override
  public void run(Shell shell, String arguments) {
    var slash = arguments.startsWith("/") ? arguments.split("\\s", 2)[0] : "";
    var text = arguments.substring(slash.length()).strip();
    var plain = text.isEmpty() ? PrintFormat.none().ofCount(lastCount) : PrintFormat.none();
    var asked = slash.isEmpty() ? plain : PrintFormat.parse(slash.substring(1), 1);
    var letter = asked.letter() == '\0' ? lastLetter : asked.letter();
    shell.show(view -> {
      if (!text.isEmpty()) {
        var expressions = view.expressions();
        next = expressions.address(expressions.parse(text));
      }
      if (letter == 'i') {
        instructions(shell, view, asked.count());
      } else {
        numbers(shell, view, asked);
      }
    });
    lastLetter = letter;
    lastCount = asked.count();
  }

  private void numbers(Shell shell, View view, PrintFormat asked) {
    var complete = memory.completed(asked, view.architecture().pointerBytes());
    var examined = memory.examine(complete, next, view.expressions());
    examined.lines().forEach(shell.output()::line);
    var values = shell.workbench().values();
    examined
        .last()
        .ifPresent(value -> {
          values.set("__", value);
          view.expressions().pointerTo(value).ifPresent(pointer -> values.set("_", pointer));
        });
    next = examined.next();
  }

  /// Where so many instructions before the next one begin, in the same function or the one before.
  private Address before(View view, Instructions instructions, int count) {
    var starts = new ArrayList<Address>();
    var from =
        view.symbols()
            .functionAt(next.plus(-1))
            .map(function -> function.entry())
            .orElseThrow(() -> new CommandException("No function contains specified address."));
    for (var at = from; at.compareTo(next) < 0; ) {
      starts.add(at);
      at = at.plus(instructions.at(at).lengthBytes());
    }
    return starts.isEmpty() ? next : starts.get(Math.max(0, starts.size() - count));
  }

  private void instructions(Shell shell, View view, int count) {
    try (var instructions = Instructions.open(view, shell.settings())) {
      if (count < 0) {
        next = before(view, instructions, -count);
      }
      for (var i = 0; i < Math.abs(count); i++) {
        var one = instructions.at(next);
        shell
            .output()
            .line(
                Text.of(instructions.isCurrent(next) ? "=> " : "   ")
                    .address(NumberFormat.address(next, view))
                    .plain(":\t")
                    .append(one.colored()));
        next = next.plus(one.lengthBytes());
      }
    }
  }
}
