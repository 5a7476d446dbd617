package dev.spoor.syscalls;

import dev.spoor.syscalls.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

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

  // The years 0 to 9999.
  private static final long FIRST_SECOND = -62167219200L;
  private static final long LAST_SECOND = 253402300799L;

  private Optional<Formats> formats = Optional.empty();

  /// {@return `value` with the point in time beside it, unless that is 0 or no such point exists}
  Value commented(Value value, long seconds, long nanoseconds) {
    var words = words(seconds, nanoseconds);
    return words.isPresent() ? new Value.Commented(value, words.get()) : value;
  }

  /// {@return the same of a point in time in microseconds}
  Value commentedInMicroseconds(Value value, long seconds, long microseconds) {
    var isFraction = microseconds >= 0 && microseconds <= 999_999;
    var words = isFraction ? words(seconds, microseconds * 1000) : Optional.<String>empty();
    if (words.isEmpty()) {
      return value;
    }
    var text = words.get();
    var zone = text.length() - "+0000".length();
    return new Value.Commented(
        value,
        microseconds == 0 ? text : text.substring(0, zone - "000".length()) + text.substring(zone));
  }

  /// {@return the point in time in words, unless that is 0 or no such point exists}
  Optional<String> words(long seconds, long nanoseconds) {
    if (seconds == 0 && nanoseconds == 0
        || seconds > LAST_SECOND
        || seconds < FIRST_SECOND
        || nanoseconds < 0
        || nanoseconds > 999_999_999) {
      return Optional.empty();
    }
    var instant = Instant.ofEpochSecond(seconds, nanoseconds);
    var format = nanoseconds == 0 ? formats().seconds() : formats().nanoseconds();
    return Optional.of(format.format(instant));
  }

  private Formats formats() {
    if (formats.isEmpty()) {
      formats = Optional.of(Formats.make());
    }
    return formats.get();
  }
}
