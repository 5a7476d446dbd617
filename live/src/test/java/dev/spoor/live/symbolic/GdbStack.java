package dev.spoor.live.symbolic;

import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Stacks as gdb sees them, without the frames of inlined calls, which are no frames of the CPU's.
///
/// @param frames by thread: the innermost first
record GdbStack(Map<String, List<Line>> frames) {
  /// A frame.
  ///
  /// @param pc in hexadecimal
  /// @param function its name, or `?`; `<signal handler called>` for a signal's
  record Line(String pc, String function) {}

  private static final String SCRIPT =
      """
      import gdb
      for thread in gdb.selected_inferior().threads():
          thread.switch()
          frame = gdb.newest_frame()
          while frame is not None:
              if frame.type() == gdb.SIGTRAMP_FRAME:
                  print("FRAME", thread.ptid[1], "%x" % frame.pc(), "<signal handler called>")
              elif frame.type() != gdb.INLINE_FRAME:
                  print("FRAME", thread.ptid[1], "%x" % frame.pc(), frame.name() or "?")
              frame = frame.older()
      """;

  static GdbStack of(Tid pid) {
    Requirement.program("gdb");
    var output =
        Shell.script(
                "script=$(mktemp) && printf %s \"$2\" > $script.py && gdb -nx -batch"
                    + " -iex 'set debuginfod enabled off' -iex 'set auto-load off'"
                    + " -ex 'set backtrace past-main on' -p $1"
                    + " -x $script.py; rm -f $script $script.py",
                "sh", pid.toString(), SCRIPT)
            .orFail()
            .stdout();
    var all = new TreeMap<String, List<Line>>();
    for (var line : output.lines().toList()) {
      if (line.startsWith("FRAME ")) {
        var words = line.split(" ", 4);
        all.computeIfAbsent(words[1], _ -> new ArrayList<>()).add(new Line(words[2], words[3]));
      }
    }
    return new GdbStack(all);
  }
}
