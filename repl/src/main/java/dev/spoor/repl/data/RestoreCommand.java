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
import java.util.Arrays;
import java.util.List;

/// `restore`: bytes of a file into the program.
public final class RestoreCommand implements Command {
  /// So much is read of a file, which is in this JVM whole.
  private static final long MOST_BYTES = 1L << 28;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "restore",
            Group.DATA,
            """
            Restore the contents of FILE to target memory.
            Usage: restore FILE [OFFSET [START [END]]]
                   restore FILE binary OFFSET [START [END]]
            A file that "dump" has written as srec, ihex or verilog says what belongs where; OFFSET is
            added to its addresses. Of any other file OFFSET is where its first byte belongs. What is
            before START, and from END on, is left out: addresses, or places in a binary file.\
            """)
        .completing(Completion.FILE);
  }

  private record Part(long offset, long start, long end) {
    boolean isWhole() {
      return offset == 0 && start == 0 && end == 0;
    }
  }

  @Override
  public void run(Shell shell, String arguments) {
    var words = Words.of(arguments);
    if (words.isEmpty()) {
      throw new CommandException("Missing filename.");
    }
    var isBinary = words.size() > 1 && words.get(1).equals("binary");
    var numbers = words.subList(isBinary ? 2 : 1, words.size());
    var file = words.getFirst();
    var bytes = read(shell, file);
    var pieces = isBinary ? List.<Piece>of() : pieces(file, bytes);
    shell.show(view -> {
      var part = new Part(number(view, numbers, 0), number(view, numbers, 1), end(view, numbers));
      if (isBinary) {
        binary(shell, view, file, bytes, part);
      }
      for (var i = 0; i < pieces.size(); i++) {
        section(shell, view, i + 1, pieces.get(i), part);
      }
    });
    shell.workbench().moved();
  }

  private static long number(View view, List<String> words, int index) {
    var expressions = view.expressions();
    return index < words.size() ? expressions.number(expressions.parse(words.get(index))) : 0;
  }

  private static long end(View view, List<String> words) {
    var start = number(view, words, 1);
    var end = number(view, words, 2);
    if (words.size() > 2 && Long.compareUnsigned(start, end) >= 0) {
      throw new CommandException("Start must be less than end.");
    }
    return end;
  }

  private static List<Piece> pieces(String file, byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var format =
        ImageFormat.of(text)
            .orElseThrow(
                () -> new CommandException("'" + file + "' is not a recognized file format."));
    try {
      return format.read(text);
    } catch (ImageException damaged) {
      throw new CommandException(file + ": " + damaged.getMessage());
    }
  }

  private static void binary(Shell shell, View view, String file, byte[] bytes, Part part) {
    var end = part.end() == 0 ? bytes.length : Math.min(part.end(), bytes.length);
    if (part.start() < 0 || part.start() >= end) {
      throw new CommandException("Start address is greater than length of binary file.");
    }
    var at = Address.of(part.offset() + part.start());
    shell
        .output()
        .line(
            "Restoring binary file "
                + file
                + " into memory ("
                + range(at.value(), at.value() + end - part.start())
                + ")");
    write(shell, view, at, Arrays.copyOfRange(bytes, (int) part.start(), (int) end));
  }

  private static void section(Shell shell, View view, int number, Piece piece, Part part) {
    var from = later(piece.at(), part.start());
    var end =
        part.end() == 0 || later(part.end(), piece.end()) == part.end() ? piece.end() : part.end();
    if (later(from, end) == from) {
      shell.output().line("skipping section .sec" + number + "...");
      return;
    }
    shell
        .output()
        .line(
            "Restoring section .sec"
                + number
                + " ("
                + range(piece.at(), piece.end())
                + ")"
                + (part.isWhole()
                    ? ""
                    : " into memory (" + range(from + part.offset(), end + part.offset()) + ")"));
    var start = (int) (from - piece.at());
    write(
        shell,
        view,
        Address.of(from + part.offset()),
        Arrays.copyOfRange(piece.bytes(), start, start + (int) (end - from)));
  }

  private static long later(long one, long other) {
    return Long.compareUnsigned(one, other) >= 0 ? one : other;
  }

  private static String range(long from, long end) {
    return "0x" + Long.toHexString(from) + " to 0x" + Long.toHexString(end);
  }

  private static void write(Shell shell, View view, Address at, byte[] bytes) {
    var memory = view.memory();
    var before = memory.read(at, bytes.length);
    var written = memory.write(at, bytes);
    Assignments.restorable(shell, at, before, memory);
    if (written < bytes.length) {
      throw new CommandException("restore: memory write failed at " + at.plus(written) + ".");
    }
  }

  private static byte[] read(Shell shell, String file) {
    var path = shell.workbench().path(file);
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new CommandException(file + ": more than " + MOST_BYTES + " bytes.");
      }
      return Files.readAllBytes(path);
    } catch (IOException _) {
      throw new CommandException("Failed to open " + file + ": No such file or directory");
    }
  }
}
