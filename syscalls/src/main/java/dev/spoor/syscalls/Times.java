package dev.spoor.syscalls;

import dev.spoor.syscalls.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Points in time in words. The formatter is made when the first one comes.
final class Times {
  private record Formats(DateTimeFormatter seconds, DateTimeFormatter nanoseconds) {
    static Formats make() {
      var zone = ZoneId.systemDefault();
      return new Formats(
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx").withZone(zone),
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnnxx").withZone(zone));
    }
  }

  private final java.util.function.Supplier<Formats> formats =
      new java.util.function.Supplier<>() {
        private java.util.Optional<Formats> made = java.util.Optional.empty();

        @Override
        public Formats get() {
          if (made.isEmpty()) {
            made = java.util.Optional.of(Formats.make());
          }
          return made.get();
        }
      };

  /// {@return `value` with the point in time beside it, unless that is 0 or no such point exists}
  Value commented(Value value, long seconds, long nanoseconds) {
    var outside = seconds > 253402300799L || seconds < -62167219200L;
    if (seconds == 0 && nanoseconds == 0
        || outside
        || nanoseconds < 0
        || nanoseconds > 999_999_999) {
      return value;
    }
    var instant = Instant.ofEpochSecond(seconds, nanoseconds);
    var format = nanoseconds == 0 ? formats.get().seconds() : formats.get().nanoseconds();
    return new Value.Commented(value, format.format(instant));
  }
}
