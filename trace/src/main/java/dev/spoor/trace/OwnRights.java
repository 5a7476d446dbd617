package dev.spoor.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this process may do, by /proc/self/status: proc_pid_status(5).
///
/// @param capabilities CapEff, in its own user namespace
/// @param isFiltered whether it is under seccomp
record OwnRights(long capabilities, boolean isFiltered) {
  private static final int CAP_SYS_PTRACE = 19;
  private static final int CAP_SYS_ADMIN = 21;

  /// {@return the rights as the file has them; none, and a filter, where it cannot be read}
  static OwnRights read(Path status) {
    try {
      return parse(Files.readString(status, StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      return new OwnRights(0, true);
    }
  }

  static OwnRights parse(String status) {
    return new OwnRights(
        Long.parseUnsignedLong(value(status, "\nCapEff:"), 16),
        !value(status, "\nSeccomp:").equals("0"));
  }

  private static String value(String status, String key) {
    var at = status.indexOf(key);
    var end = at < 0 ? -1 : status.indexOf('\n', at + key.length());
    return end < 0 ? "0" : status.substring(at + key.length(), end).strip();
  }

  boolean mayTraceAll() {
    return (capabilities >>> CAP_SYS_PTRACE & 1) != 0;
  }

  boolean maySeccomp() {
    return (capabilities >>> CAP_SYS_ADMIN & 1) != 0;
  }
}
