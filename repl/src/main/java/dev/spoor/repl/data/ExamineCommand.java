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
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.FunctionType;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.value.Value;

/// `x`.
public final class ExamineCommand implements Command {
  private static final int MOST = 1 << 20;
  private static final int MOST_TEXT = 200;

  private Format last = new Format(1, 'x', 'w', false);
  private Address next = Address.ZERO;

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
            with this command or "print".\
            """)
        .completing(Completion.SYMBOL)
        .continued();
  }

  @Override
  public void run(Shell shell, String arguments) {
    var slash = arguments.startsWith("/") ? arguments.split("\\s", 2)[0] : "";
    var asked = Format.parse(slash, new Format(1, '\0', '\0', false));
    var format = complete(asked);
    var text = arguments.substring(slash.length()).strip();
    shell.show(view -> {
      if (!text.isEmpty()) {
        next = address(view.expressions().evaluate(text));
      }
      show(shell, view, format);
    });
    last = format;
  }

  private Format complete(Format asked) {
    var letter = asked.letter() == '\0' ? last.letter() : asked.letter();
    var size = asked.size();
    if (size == '\0') {
      size =
          switch (letter) {
            case 'a' -> 'g';
            case 'c' -> last.letter() == 'c' || asked.letter() == 'c' ? 'b' : last.size();
            case 's', 'i' -> last.size();
            case 'f' -> last.size() == 'w' || last.size() == 'g' ? last.size() : 'g';
            default -> last.size() == '\0' ? 'w' : last.size();
          };
    }
    return new Format(asked.count(), letter, size, asked.raw());
  }

  /// What an expression means as an address: a pointer's value, an array's or a function's place.
  private static Address address(Value value) {
    var type = value.type().stripped();
    if (type instanceof PointerType) {
      return value.pointer().orElse(Address.ZERO);
    }
    if (type instanceof ArrayType || type instanceof FunctionType) {
      return value
          .address()
          .orElseThrow(() ->
              new CommandException("Attempt to take address of value not located in memory."));
    }
    return value
        .integer()
        .map(number -> Address.of(number.longValue()))
        .or(value::address)
        .orElseThrow(() -> new CommandException("Value can't be converted to integer."));
  }

  private void show(Shell shell, View view, Format format) {
    if (format.count() > MOST || format.count() < 0) {
      throw new CommandException("Cannot examine that many.");
    }
    switch (format.letter()) {
      case 'i' -> instructions(shell, view, format.count());
      case 's' -> texts(shell, view, format.count());
      default -> numbers(shell, view, format);
    }
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

  private void texts(Shell shell, View view, int count) {
    for (var i = 0; i < count; i++) {
      var read = view.memory().read(next, MOST_TEXT);
      if (read.length == 0) {
        throw unreadable(next);
      }
      var end = 0;
      while (end < read.length && read[end] != 0) {
        end++;
      }
      var text = new StringBuilder("\"");
      for (var at = 0; at < end; at++) {
        var sign = read[at] & 0xff;
        text.append(sign == '"' ? "\\\"" : sign == '\'' ? "'" : NumberFormat.quoted(sign));
      }
      shell
          .output()
          .line(
              NumberFormat.address(next, view)
                  + ":\t"
                  + text
                  + "\""
                  + (end == read.length ? "..." : ""));
      next = next.plus(end == read.length ? end : end + 1);
    }
  }

  private static CommandException unreadable(Address at) {
    return new CommandException("Cannot access memory at address " + at);
  }

  private void numbers(Shell shell, View view, Format format) {
    var size = Math.max(1, format.sizeBytes());
    var columns = columns(format, size);
    for (var done = 0; done < format.count(); ) {
      var line = new StringBuilder(NumberFormat.address(next, view)).append(':');
      for (var i = 0; i < columns && done < format.count(); i++, done++) {
        var bits = view.memory().readUnsigned(next, size);
        if (bits.isEmpty()) {
          if (i > 0) {
            shell.output().line(line);
          }
          throw unreadable(next);
        }
        line.append('\t')
            .append(NumberFormat.padded(format.letter(), bits.getAsLong(), size, view));
        next = next.plus(size);
      }
      shell.output().line(line);
    }
  }

  private static int columns(Format format, int size) {
    return switch (format.letter()) {
      case 't' -> size == 1 ? 8 : size == 2 ? 8 : size == 4 ? 4 : 1;
      case 'a' -> 2;
      case 'c' -> 8;
      case 'f' -> size == 8 ? 2 : 4;
      default -> size == 8 ? 2 : size == 4 ? 4 : 8;
    };
  }
}
