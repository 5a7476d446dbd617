package dev.spoor.repl.status;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `info auxv`.
public final class InfoAuxiliary implements Structured {
  private static final int LONGEST_TEXT = 200;

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "auxv",
        Group.STATUS,
        """
        Display the inferior's auxiliary vector.
        What the kernel told the program when it was executed: getauxval(3).\
        """);
  }

  private record Row(long number, AuxiliaryWords words, String value) {}

  private static List<Row> rowsOf(Shell shell, View view) {
    var rows = new ArrayList<Row>();
    var core = shell.workbench().core();
    if (view.hasTarget() && view.target().isLive()) {
      addLive(view, rows);
    } else if (core.isPresent()) {
      for (var value : core.get().core().auxiliaryVector()) {
        rows.add(row(view, value.type(), value.value()));
      }
    }
    if (rows.isEmpty()) {
      throw new CommandException("The program has no auxiliary information now.");
    }
    return rows;
  }

  /// /proc/PID/auxv, proc_pid_auxv(5): pairs of words.
  private static void addLive(View view, List<Row> to) {
    var word = view.architecture().pointerBytes();
    var path = Path.of("/proc", view.thread().process().toString(), "auxv");
    try {
      var vector = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
      while (vector.remaining() >= 2 * word) {
        var number = word(vector, word);
        to.add(row(view, number, word(vector, word)));
        if (number == 0) {
          return;
        }
      }
    } catch (IOException refused) {
      throw new CommandException(path + ": " + refused.getMessage());
    }
  }

  private static long word(ByteBuffer vector, int bytes) {
    return bytes == Long.BYTES ? vector.getLong() : Integer.toUnsignedLong(vector.getInt());
  }

  private static Row row(View view, long number, long value) {
    var words = AuxiliaryWords.of(number);
    return new Row(
        number,
        words,
        switch (words.form()) {
          case DECIMAL -> Long.toUnsignedString(value);
          case HEX -> "0x" + Long.toHexString(value);
          case TEXT -> "0x" + Long.toHexString(value) + " \"" + text(view, value) + "\"";
        });
  }

  private static String text(View view, long address) {
    var bytes = view.memory().read(Address.of(address), LONGEST_TEXT);
    var end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.show(view -> {
      for (var row : rowsOf(shell, view)) {
        shell
            .output()
            .line(
                String.format(
                    Locale.ROOT,
                    "%-4s %-20s %-30s %s",
                    Long.toUnsignedString(row.number()),
                    row.words().word(),
                    row.words().summary(),
                    row.value()));
      }
    });
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return shell.look(view -> {
      var all = new ArrayList<Map<String, Object>>();
      for (var row : rowsOf(shell, view)) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", row.number());
        json.put("name", row.words().word());
        json.put("value", row.value());
        all.add(json);
      }
      return all;
    });
  }
}
