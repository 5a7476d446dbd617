package dev.spoor.repl.status;

import dev.spoor.repl.debuggee.ProgramTerminal.Saved;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Structured;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `info terminal`: the modes that are set again when the program goes on.
public final class InfoTerminal implements Structured {
  /// Where the control characters begin, behind four words of flags and the line discipline, and
  /// how many there are: `struct termios` of asm-generic/termbits.h.
  private static final int FIRST_CHARACTER = 17;

  private static final int CHARACTERS = 19;
  private static final List<String> FLAGS = List.of("c_iflag", "c_oflag", "c_cflag", "c_lflag");

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
        "terminal",
        Group.STATUS,
        """
        Print inferior's saved terminal status.
        The modes that a launched program has left its terminal with; it finds them again when it goes
        on.\
        """);
  }

  private static Optional<Saved> saved(Shell shell) {
    return shell.workbench().inferior().isEmpty()
        ? Optional.empty()
        : shell.workbench().terminal().saved();
  }

  @Override
  public void run(Shell shell, String arguments) {
    var saved = saved(shell);
    if (saved.isEmpty()) {
      var isMissing =
          shell.workbench().inferior().isPresent() && !shell.workbench().terminal().isThere();
      shell
          .output()
          .line(
              isMissing
                  ? "This GDB does not control a terminal."
                  : "No saved terminal information.");
      return;
    }
    var flags = flags(saved.get());
    var out = shell.output();
    out.line("Inferior's terminal status (currently saved by GDB):");
    out.line("Process group = " + saved.get().group());
    out.line(flags.get(0) + ", " + flags.get(1) + ",");
    out.line(flags.get(2) + ", " + flags.get(3));
    out.line("c_cc: " + String.join(" ", characters(saved.get())));
  }

  private static List<String> flags(Saved saved) {
    var bytes = ByteBuffer.wrap(saved.modes().toArray()).order(ByteOrder.nativeOrder());
    return FLAGS.stream()
        .map(name -> name + " = 0x" + Integer.toHexString(bytes.getInt()))
        .toList();
  }

  private static List<String> characters(Saved saved) {
    var bytes = saved.modes().toArray();
    var found = new ArrayList<String>();
    for (var i = 0; i < CHARACTERS && FIRST_CHARACTER + i < bytes.length; i++) {
      found.add("0x" + Integer.toHexString(bytes[FIRST_CHARACTER + i] & 0xff));
    }
    return found;
  }

  @Override
  public List<Map<String, Object>> rows(Shell shell, String arguments) {
    return saved(shell)
        .map(saved -> {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("group", saved.group().toString());
          json.put("flags", flags(saved));
          json.put("characters", characters(saved));
          return List.of(json);
        })
        .orElse(List.of());
  }
}
