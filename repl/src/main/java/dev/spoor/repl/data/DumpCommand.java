package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// `dump` and `append`: bytes of the program into a file.
public final class DumpCommand implements Command {
  private static final long MOST_BYTES = 1L << 30;
  private static final long PIECE_BYTES = 1L << 20;

  private final boolean appends;

  private DumpCommand(boolean appends) {
    this.appends = appends;
  }

  /// {@return `dump`}
  public static Command dump() {
    return new DumpCommand(false);
  }

  /// {@return `append`}
  public static Command append() {
    return new DumpCommand(true);
  }

  @Override
  public Synopsis synopsis() {
    var name = appends ? "append" : "dump";
    return Synopsis.of(
            name,
            Group.DATA,
            (appends
                    ? "Append target code/data to a local file."
                    : "Dump target code/data to a local file.")
                + """

                Usage: NAME [binary] memory FILE START STOP
                       NAME [binary] value FILE EXPRESSION
                The bytes of memory from START on, before STOP, or those of a value.\
                """
                    .replace("NAME", name))
        .completing(Completion.FILE);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var isBinary = Words.first(arguments).equals("binary");
    var rest = isBinary ? Words.rest(arguments) : arguments;
    var kind = Words.first(rest);
    var file = Words.first(Words.rest(rest));
    var what = Words.rest(Words.rest(rest));
    if (file.isEmpty() || what.isEmpty()) {
      throw new CommandException("\"" + synopsis().name() + "\" needs a file and what to write.");
    }
    switch (kind) {
      case "memory" -> memory(shell, file, what);
      case "value" -> {
        var bytes = shell.look(view -> view.expressions().evaluate(what).contents().toArray());
        write(shell, file, bytes, appends);
      }
      default ->
          throw new CommandException(
              "\"" + synopsis().name() + "\" must be followed by memory or value.");
    }
  }

  private static void write(Shell shell, String file, byte[] bytes, boolean behind) {
    try {
      Files.write(
          shell.workbench().path(file),
          bytes,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          behind ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException refused) {
      throw new CommandException(file + ": " + refused.getMessage());
    }
  }

  /// A piece at a time: a large range is not to be in this JVM whole.
  private void memory(Shell shell, String file, String what) {
    var range = shell.look(view -> range(view, what));
    for (var at = 0L; at < range.length(); at += PIECE_BYTES) {
      var from = range.from().plus(at);
      var length = (int) Math.min(PIECE_BYTES, range.length() - at);
      var bytes = shell.look(view -> view.memory().read(from, length));
      if (bytes.length < length) {
        throw new CommandException("Cannot access memory at address " + from.plus(bytes.length));
      }
      write(shell, file, bytes, appends || at > 0);
    }
  }

  private record Range(Address from, long length) {}

  private static Range range(View view, String text) {
    var start = Words.first(text);
    var stop = Words.rest(text);
    if (stop.isEmpty()) {
      throw new CommandException("Missing stop address.");
    }
    var expressions = view.expressions();
    var from = expressions.address(expressions.parse(start));
    var length = expressions.address(expressions.parse(stop)).value() - from.value();
    if (length <= 0 || length > MOST_BYTES) {
      throw new CommandException("Invalid memory address range (start >= end).");
    }
    return new Range(from, length);
  }
}
