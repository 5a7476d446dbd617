package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.image.ImageException;
import dev.spoor.repl.image.ImageFormat;
import dev.spoor.repl.image.Piece;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// `dump` and `append`: bytes of the program into a file.
public final class DumpCommand implements Command {
  private static final long MOST_BYTES = 1L << 30;

  /// Of what is written as text: that is in this JVM whole, three times as long.
  private static final long MOST_TEXT_BYTES = 1L << 26;

  private static final long PIECE_BYTES = 1L << 20;
  private static final String BINARY = "binary";

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
    var help =
        appends
            ? """
            Append target code/data to a local file.
            Usage: append [binary] memory FILE START STOP
                   append [binary] value FILE EXPRESSION
            The bytes of memory from START on, before STOP, or those of a value.\
            """
            : """
            Dump target code/data to a local file.
            Usage: dump [FORMAT] memory FILE START STOP
                   dump [FORMAT] value FILE EXPRESSION
            The bytes of memory from START on, before STOP, or those of a value.
            FORMAT is one of binary, srec, ihex and verilog; binary without it. The others have the
            address of the bytes as well.\
            """;
    return Synopsis.of(appends ? "append" : "dump", Group.DATA, help).completing(Completion.FILE);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var first = Words.first(arguments);
    var format = appends ? Optional.<ImageFormat>empty() : ImageFormat.named(first);
    var rest = format.isPresent() || first.equals(BINARY) ? Words.rest(arguments) : arguments;
    var kind = Words.first(rest);
    if (!kind.equals("memory") && !kind.equals("value")) {
      var name = synopsis().name();
      throw new CommandException(
          arguments.isEmpty()
              ? "\"" + name + "\" must be followed by memory or value."
              : "Undefined "
                  + name
                  + " command: \""
                  + arguments
                  + "\".  Try \"help "
                  + name
                  + "\".");
    }
    var file = Words.first(Words.rest(rest));
    var what = Words.rest(Words.rest(rest));
    if (file.isEmpty()) {
      throw new CommandException("Missing filename.");
    }
    if (format.isPresent()) {
      write(shell, file, text(shell, format.get(), file, kind, what), false);
    } else if (kind.equals("memory")) {
      memory(shell, file, what);
    } else {
      write(shell, file, value(shell, what).bytes(), appends);
    }
  }

  private static byte[] text(
      Shell shell, ImageFormat format, String file, String kind, String what) {
    var piece = kind.equals("memory") ? piece(shell, what) : value(shell, what);
    if (piece.bytes().length == 0) {
      throw new CommandException("No value to dump.");
    }
    try {
      return format.write(file, piece).getBytes(StandardCharsets.ISO_8859_1);
    } catch (ImageException refused) {
      throw new CommandException(String.valueOf(refused.getMessage()));
    }
  }

  private static Piece value(Shell shell, String what) {
    if (what.isEmpty()) {
      throw new CommandException("No value to dump.");
    }
    return shell.look(view -> {
      var value = view.expressions().evaluate(what);
      return new Piece(value.address().map(Address::value).orElse(0L), value.contents().toArray());
    });
  }

  private static Piece piece(Shell shell, String what) {
    return shell.look(view -> {
      var range = range(view, what, MOST_TEXT_BYTES);
      return new Piece(range.from().value(), read(view, range.from(), (int) range.length()));
    });
  }

  private static byte[] read(View view, Address from, int length) {
    var bytes = view.memory().read(from, length);
    if (bytes.length < length) {
      throw new CommandException("Cannot access memory at address " + from.plus(bytes.length));
    }
    return bytes;
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
    var range = shell.look(view -> range(view, what, MOST_BYTES));
    for (var at = 0L; at < range.length(); at += PIECE_BYTES) {
      var from = range.from().plus(at);
      var length = (int) Math.min(PIECE_BYTES, range.length() - at);
      write(shell, file, shell.look(view -> read(view, from, length)), appends || at > 0);
    }
  }

  private record Range(Address from, long length) {}

  private static Range range(View view, String text, long most) {
    var start = Words.first(text);
    var stop = Words.rest(text);
    if (start.isEmpty() || stop.isEmpty()) {
      throw new CommandException(
          start.isEmpty() ? "Missing start address." : "Missing stop address.");
    }
    var expressions = view.expressions();
    var from = expressions.address(expressions.parse(start));
    var length = expressions.address(expressions.parse(stop)).value() - from.value();
    if (length <= 0) {
      throw new CommandException("Invalid memory address range (start >= end).");
    }
    if (length > most) {
      throw new CommandException("More than " + most + " bytes cannot be written at once.");
    }
    return new Range(from, length);
  }
}
