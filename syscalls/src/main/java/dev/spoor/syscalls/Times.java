package dev.spoor.syscalls;

import dev.spoor.syscalls.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/// Points in time in words. The formatter is made when the first one comes.
final class Times {
  private record Formats(DateTimeFormatter seconds, DateTimeFormatter nanoseconds) {
    static Formats make() {
      var zone = ZoneId.systemDefault();
      return new Formats(
          format("-MM-dd'T'HH:mm:ssxx").withZone(zone),
          format("-MM-dd'T'HH:mm:ss.nnnnnnnnnxx").withZone(zone));
    }

    // Years as strftime(3) writes them: neither filled up nor with a plus sign.
    private static DateTimeFormatter format(String behindYear) {
      return new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR)
          .appendPattern(behindYear)
          .toFormatter(Locale.ROOT);
    }
  }

  // The years that Instant has; those of struct tm go on to the double.
  private static final long FIRST_SECOND = Instant.MIN.getEpochSecond() + 86400;
  private static final long LAST_SECOND = Instant.MAX.getEpochSecond() - 86400;

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
