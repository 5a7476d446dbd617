package dev.spoor.repl.data;

import dev.spoor.machine.Address;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

/// `restore`: bytes of a file into the program.
public final class RestoreCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "restore",
            Group.DATA,
            """
            Restore the contents of FILE to target memory.
            Usage: restore FILE binary OFFSET [START [END]]
            OFFSET is the address that the file's first byte belongs to. START and END are
            places in the file: what is before START, and from END on, is left out.\
            """)
        .completing(Completion.FILE);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var words = Words.of(arguments);
    if (words.size() < 3 || !words.get(1).equals("binary")) {
      throw new CommandException("Usage: restore FILE binary OFFSET [START [END]]");
    }
    var bytes = read(shell, words.getFirst());
    shell.show(view -> {
      var expressions = view.expressions();
      var offset = expressions.address(expressions.parse(words.get(2)));
      var start = words.size() > 3 ? expressions.number(expressions.parse(words.get(3))) : 0;
      var end =
          words.size() > 4
              ? Math.min(expressions.number(expressions.parse(words.get(4))), bytes.length)
              : bytes.length;
      if (start < 0 || start >= end) {
        throw new CommandException("Start address is greater than length of binary file.");
      }
      var at = offset.plus(start);
      shell
          .output()
          .line(
              "Restoring binary file "
                  + words.getFirst()
                  + " into memory ("
                  + at
                  + " to "
                  + Address.of(at.value() + end - start)
                  + ")");
      var part = Arrays.copyOfRange(bytes, (int) start, (int) end);
      var before = view.memory().read(at, part.length);
      var written = view.memory().write(at, part);
      var memory = view.memory();
      Assignments.restorable(shell, at, before, memory);
      if (written < part.length) {
        throw new CommandException("restore: memory write failed at " + at.plus(written) + ".");
      }
    });
    shell.workbench().moved();
  }

  private static byte[] read(Shell shell, String file) {
    try {
      return Files.readAllBytes(shell.workbench().path(file));
    } catch (IOException _) {
      throw new CommandException("Failed to open " + file + ": No such file or directory");
    }
  }
}
