package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.tree.CommandWords;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What proc(5) says of a process's program.
final class CommandLines {
  private final ProcTasks proc = new ProcTasks();
  private final int limit;

  /// @param limit how many bytes of a command line are read
  CommandLines(int limit) {
    this.limit = limit;
  }

  /// {@return the arguments of the program that a process runs; its name in brackets if it has
  /// none, as ps(1) shows it}
  CommandWords of(Tid process) {
    try (var file = new FileInputStream(proc.directory(process) + "/cmdline")) {
      var bytes = file.readNBytes(limit + 1);
      if (bytes.length == 0) {
        return name(process);
      }
      var length = Math.min(bytes.length, limit);
      return new CommandWords(ByteString.of(bytes, 0, length), bytes.length > limit);
    } catch (IOException gone) {
      return CommandWords.NONE;
    }
  }

  private CommandWords name(Tid process) throws IOException {
    var name =
        Files.readString(Path.of(proc.directory(process), "comm"), StandardCharsets.ISO_8859_1);
    var bytes = ("[" + name.strip() + "]").getBytes(StandardCharsets.ISO_8859_1);
    return new CommandWords(ByteString.of(bytes), false);
  }

  /// {@return the parent of a process; 0 if not known}
  int parent(Tid process) {
    try {
      var status = Path.of(proc.directory(process), "status");
      for (var line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("PPid:")) {
          return proc.ours(Integer.parseInt(line.substring("PPid:".length()).strip()));
        }
      }
    } catch (IOException | NumberFormatException unknown) {
      assert unknown.getMessage() != null;
    }
    return 0;
  }
}
