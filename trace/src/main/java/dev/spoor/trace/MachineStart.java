package dev.spoor.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/// When the machine was started, asked for once: the time of day less that of proc_uptime(5), which
/// counts hundredths of a second.
final class MachineStart {
  private static final Path UPTIME = Path.of("/proc/uptime");

  private OptionalLong nanoseconds = OptionalLong.empty();
  private boolean asked;

  /// {@return nanoseconds since 1970; empty if it is not known}
  OptionalLong nanoseconds() {
    if (!asked) {
      asked = true;
      nanoseconds = ask();
    }
    return nanoseconds;
  }

  private static OptionalLong ask() {
    try {
      var uptime = Files.readString(UPTIME);
      var now = Instant.now();
      var hundredths = Long.parseLong(uptime.substring(0, uptime.indexOf(' ')).replace(".", ""));
      var start = now.minus(Duration.ofMillis(10 * hundredths + 5));
      return OptionalLong.of(start.getEpochSecond() * 1_000_000_000L + start.getNano());
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException unknown) {
      return OptionalLong.empty();
    }
  }
}
