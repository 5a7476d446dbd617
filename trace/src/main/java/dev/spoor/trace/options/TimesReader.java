package dev.spoor.trace.options;

import java.util.Optional;

/// Collects the options of the times in lines.
final class TimesReader {
  private Times times = Times.NONE;
  private boolean clockSet;
  private int clockLetters;

  /// {@return what the options come to}
  Times finish() {
    return times;
  }

  /// `-r`
  void relative(Precision precision) {
    times = times.withRelative(precision);
  }

  /// `-T`
  void spent(Precision precision) {
    times = times.withSpent(precision);
  }

  /// `--absolute-timestamps`
  void clock() {
    clockSet = true;
    times = times.withClock(Times.Clock.TIME, Precision.S);
  }

  /// `--absolute-timestamps=WORDS`
  void clock(String words, String spelling) {
    clockSet = true;
    times = parsed(words, spelling);
  }

  /// `-t`, once more
  void letter() {
    times = clock(++clockLetters);
  }

  /// Both spellings cannot be meant.
  void refuseBoth() {
    if (clockSet && clockLetters > 0) {
      throw UsageException.together("-t and --absolute-timestamps");
    }
  }

  private Times clock(int letters) {
    return switch (letters) {
      case 1 -> times.withClock(Times.Clock.TIME, Precision.S);
      case 2 -> times.withClock(Times.Clock.TIME, Precision.US);
      default -> times.withClock(Times.Clock.UNIX, Precision.US);
    };
  }

  /// `[[format:]FORMAT[,[precision:]PRECISION]]`, in either order.
  private Times parsed(String text, String spelling) {
    var clock = Optional.<Times.Clock>empty();
    var precision = Optional.<Precision>empty();
    for (var word : text.split(",", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      var bare =
          word.startsWith("format:")
              ? word.substring("format:".length())
              : word.startsWith("precision:") ? word.substring("precision:".length()) : word;
      var asPrecision =
          word.startsWith("format:") ? Optional.<Precision>empty() : Precision.named(bare);
      var asClock =
          word.startsWith("precision:")
              ? Optional.<Times.Clock>empty()
              : OptionWords.clockNamed(bare);
      if (asPrecision.isPresent()) {
        precision = asPrecision;
      } else if (asClock.isPresent()) {
        clock = asClock;
      } else {
        throw OptionWords.invalid(text, spelling);
      }
    }
    return times.withClock(clock, precision);
  }
}
