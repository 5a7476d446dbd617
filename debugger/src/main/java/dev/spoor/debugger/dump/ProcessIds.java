package dev.spoor.debugger.dump;

import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.ProcessAccessException;
import dev.spoor.symbolic.process.ProcessDirectory;

/// Whose a process is, for its core file; 0 for what cannot be found out.
record ProcessIds(int parent, int processGroup, int session, int user, int group) {
  static ProcessIds of(Tid process) {
    var directory = ProcessDirectory.of(process);
    try {
      var stat = directory.stat();
      return new ProcessIds(
          stat.parent(),
          stat.processGroup(),
          number(directory.status("NSsid")),
          number(directory.status("Uid")),
          number(directory.status("Gid")));
    } catch (ProcessAccessException gone) {
      return new ProcessIds(0, 0, 0, 0, 0);
    }
  }

  /// The first of several.
  private static int number(String text) {
    try {
      return Integer.parseUnsignedInt(text.split("\\s", 2)[0]);
    } catch (NumberFormatException absent) {
      return 0;
    }
  }
}
