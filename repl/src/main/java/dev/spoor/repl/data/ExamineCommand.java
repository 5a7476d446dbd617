package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.Instructions;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Text;
import dev.spoor.symbolic.language.MemoryExamination;
import dev.spoor.symbolic.language.PrintFormat;

/// `x`.
public final class ExamineCommand implements Command {
  private final MemoryExamination memory = new MemoryExamination();
  private Address next = Address.ZERO;
  private char lastLetter = 'x';

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
    var asked = slash.isEmpty() ? PrintFormat.none() : PrintFormat.parse(slash.substring(1), 1);
    var text = arguments.substring(slash.length()).strip();
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

  private void instructions(Shell shell, View view, int count) {
    try (var instructions = Instructions.open(view, shell.settings())) {
      for (var i = 0; i < count; i++) {
        var one = instructions.at(next);
        shell
            .output()
            .line(
                Text.of(instructions.isCurrent(next) ? "=> " : "   ")
                    .address(NumberFormat.address(next, view))
                    .plain(":\t" + one.text()));
        next = next.plus(one.lengthBytes());
      }
    }
  }
}
