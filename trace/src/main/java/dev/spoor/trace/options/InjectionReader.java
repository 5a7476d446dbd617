package dev.spoor.trace.options;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.trace.inject.InjectionRule;
import dev.spoor.trace.inject.Occurrences;
import dev.spoor.trace.inject.Outcome;
import dev.spoor.trace.inject.Poke;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads one expression `SET:WORD=VALUE:...` of `-e inject=` or `-e fault=`.
final class InjectionReader {
  private static final int MOST_ERRNO = 4095;
  private static final int MOST_OCCURRENCE = 65_535;
  private static final int MOST_ARGUMENT = 7;
  private static final int MOST_POKED_BYTES = 1024;

  private final String option;
  private final String text;
  private Optional<Outcome> outcome = Optional.empty();
  private Optional<String> instead = Optional.empty();
  private Optional<Signal> signal = Optional.empty();
  private OptionalLong enterDelay = OptionalLong.empty();
  private OptionalLong exitDelay = OptionalLong.empty();
  private List<Poke> pokesAtEntry = List.of();
  private List<Poke> pokesAtExit = List.of();
  private Occurrences when = Occurrences.EVERY;

  private InjectionReader(String option, String text) {
    this.option = option;
    this.text = text;
  }

  /// {@return what `-e inject=` or `--inject=` says with this argument}
  ///
  /// @param warnings receives what may surprise
  /// @throws UsageException if it makes no sense
  static InjectionRule inject(String text, List<String> warnings) {
    var rule = new InjectionReader("inject", text).read();
    if (rule.outcome().isPresent() && rule.outcome().get() instanceof Outcome.Success success) {
      warn(success.value(), warnings);
    }
    return rule;
  }

  /// {@return what `-e fault=` or `--fault=` says with this argument: that the calls fail, with
  /// ENOSYS if nothing else is said}
  ///
  /// @throws UsageException if it makes no sense
  static InjectionRule fault(String text) {
    return new InjectionReader("fault", text).read();
  }

  private InjectionRule read() {
    var colon = text.indexOf(':');
    var set = colon < 0 ? text : text.substring(0, colon);
    if (colon >= 0) {
      for (var word : text.substring(colon + 1).split(":", -1)) {
        if (!word.isEmpty()) {
          take(word);
        }
      }
    }
    var calls = CallSelection.parse(set);
    if (isFault() && outcome.isEmpty()) {
      outcome = Optional.of(new Outcome.Failure(Errno.ENOSYS));
    }
    if (doesNothing()) {
      throw invalid();
    }
    return new InjectionRule(
        calls::contains,
        outcome,
        instead,
        signal,
        enterDelay,
        exitDelay,
        pokesAtEntry,
        pokesAtExit,
        when);
  }

  private boolean doesNothing() {
    return outcome.isEmpty()
        && signal.isEmpty()
        && enterDelay.isEmpty()
        && exitDelay.isEmpty()
        && pokesAtEntry.isEmpty()
        && pokesAtExit.isEmpty();
  }

  private boolean isFault() {
    return option.equals("fault");
  }

  private UsageException invalid() {
    return UsageException.plain("invalid " + option + " argument '" + Quoted.of(text) + "'");
  }

  private void take(String word) {
    var equals = word.indexOf('=');
    var name = equals < 0 ? "" : word.substring(0, equals);
    var value = word.substring(equals + 1);
    switch (name) {
      case "error" -> outcome = Optional.of(once(outcome, error(value)));
      case "syscall" -> instead = Optional.of(once(instead, pure(value)));
      case "when" -> when = occurrences(value);
      default -> {
        if (isFault()) {
          throw invalid();
        }
        takeMore(name, value);
      }
    }
  }

  private void takeMore(String name, String value) {
    switch (name) {
      case "retval" -> outcome = Optional.of(once(outcome, new Outcome.Success(result(value))));
      case "signal" -> signal = Optional.of(once(signal, signal(value)));
      case "delay_enter" -> enterDelay = once(enterDelay, delay(value));
      case "delay_exit" -> exitDelay = once(exitDelay, delay(value));
      case "poke_enter" -> pokesAtEntry = once(pokesAtEntry, pokes(value));
      case "poke_exit" -> pokesAtExit = once(pokesAtExit, pokes(value));
      default -> throw invalid();
    }
  }

  // Only `when=` may be said twice.

  private <T> T once(Optional<? extends T> before, T now) {
    if (before.isPresent()) {
      throw invalid();
    }
    return now;
  }

  private OptionalLong once(OptionalLong before, long now) {
    if (before.isPresent()) {
      throw invalid();
    }
    return OptionalLong.of(now);
  }

  private List<Poke> once(List<Poke> before, List<Poke> now) {
    if (!before.isEmpty()) {
      throw invalid();
    }
    return now;
  }

  // ---- results

  private Outcome error(String word) {
    var number = number(word, MOST_ERRNO);
    var errno =
        number.isPresent()
            ? Optional.of(Errno.of(number.getAsInt()))
            : Errno.named(word.toUpperCase(Locale.ROOT));
    return new Outcome.Failure(errno.orElseThrow(this::invalid));
  }

  /// A number as strtoull(3) takes it with base 0.
  private long result(String word) {
    var rest = word.stripLeading();
    var negative = rest.startsWith("-");
    if (negative || rest.startsWith("+")) {
      rest = rest.substring(1);
    }
    var radix = 10;
    if (rest.startsWith("0x") || rest.startsWith("0X")) {
      radix = 16;
      rest = rest.substring(2);
    } else if (rest.length() > 1 && rest.startsWith("0")) {
      radix = 8;
    }
    if (rest.isEmpty() || Character.digit(rest.charAt(0), radix) < 0) {
      throw invalid();
    }
    try {
      var value = Long.parseUnsignedLong(rest, radix);
      return negative ? -value : value;
    } catch (NumberFormatException broken) {
      throw invalid();
    }
  }

  private static void warn(long value, List<String> warnings) {
    var unsigned = Long.toUnsignedString(value);
    var lower = (int) value;
    if (isError(value)) {
      warnings.add(
          "Inadvertent injection of error " + -value + " is possible for retval=" + unsigned);
    } else if (isError(lower)) {
      warnings.add(
          "Inadvertent injection of error "
              + -lower
              + " is possible in compat personality for retval="
              + unsigned);
    } else if (value >>> Integer.SIZE != 0) {
      warnings.add(
          "Injected return value "
              + unsigned
              + " will be clipped to "
              + Integer.toUnsignedString(lower)
              + " in compat personality");
    }
  }

  private static boolean isError(long value) {
    return value < 0 && value >= -MOST_ERRNO;
  }

  /// Calls without any effect alone may take another's place.
  private String pure(String name) {
    for (var abi : List.of(Abi.X86_64, Abi.I386, Abi.X32)) {
      var row = SyscallTable.of(abi).find(name);
      if (row.isPresent() && row.get().classes().contains("pure")) {
        return name;
      }
    }
    throw invalid();
  }

  private Signal signal(String word) {
    var named = Signal.named(word.toUpperCase(Locale.ROOT));
    if (named.isEmpty() || named.get().number() < 1 || named.get().number() > Signal.LAST) {
      throw invalid();
    }
    return named.get();
  }

  // ---- which

  /// `FIRST[..LAST][+[STEP]]`
  private Occurrences occurrences(String word) {
    var plus = word.indexOf('+', 1);
    var range = plus < 0 ? word : word.substring(0, plus);
    var dots = range.indexOf("..");
    var first = occurrence(dots < 0 ? range : range.substring(0, dots), MOST_OCCURRENCE);
    var last =
        dots < 0
            ? (plus < 0 ? first : Long.MAX_VALUE)
            : occurrence(range.substring(dots + 2), MOST_OCCURRENCE - 1);
    if (last < first) {
      throw invalid();
    }
    var step =
        plus < 0 || plus == word.length() - 1
            ? 1
            : occurrence(word.substring(plus + 1), MOST_OCCURRENCE);
    return new Occurrences(first, last, step);
  }

  private int occurrence(String word, int most) {
    return number(word, most).orElseThrow(this::invalid);
  }

  /// {@return a decimal number from 1 to `most`, perhaps behind spaces and a plus sign}
  private static OptionalInt number(String word, int most) {
    var rest = word.stripLeading();
    rest = rest.startsWith("+") ? rest.substring(1) : rest;
    var value = 0;
    for (var i = 0; i < rest.length(); i++) {
      var c = rest.charAt(i);
      if (c < '0' || c > '9' || value > most) {
        return OptionalInt.empty();
      }
      value = value * 10 + (c - '0');
    }
    return value >= 1 && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
  }

  // ---- delays

  /// A decimal number as strtod(3) takes it, and a unit; microseconds if there is none.
  private long delay(String word) {
    var rest = word.stripLeading();
    var end = endOfNumber(rest);
    var nanos = nanosOf(rest.substring(end));
    try {
      var value = Double.parseDouble(rest.substring(0, end));
      // What is too much for a long becomes the largest one.
      return (long) (value * nanos);
    } catch (NumberFormatException broken) {
      throw invalid();
    }
  }

  private static int endOfNumber(String word) {
    var at = word.startsWith("+") ? 1 : 0;
    while (at < word.length() && "0123456789.eE".indexOf(word.charAt(at)) >= 0) {
      var sign = at + 1 < word.length() && "eE".indexOf(word.charAt(at)) >= 0;
      at += sign && "+-".indexOf(word.charAt(at + 1)) >= 0 ? 2 : 1;
    }
    return at;
  }

  private double nanosOf(String unit) {
    return switch (unit) {
      case "s" -> 1e9;
      case "ms" -> 1e6;
      case "us", "" -> 1e3;
      case "ns" -> 1;
      default -> throw invalid();
    };
  }

  // ---- memory

  /// `@argN=HEX,...`
  private List<Poke> pokes(String value) {
    var pokes = new ArrayList<Poke>();
    for (var word : value.split(",", -1)) {
      if (!word.isEmpty()) {
        var poke = poke(word);
        if (pokes.stream().anyMatch(other -> other.argument() == poke.argument())) {
          throw invalid();
        }
        pokes.add(poke);
      }
    }
    if (pokes.isEmpty()) {
      throw invalid();
    }
    return pokes;
  }

  private Poke poke(String word) {
    var prefix = "@arg";
    var equals = prefix.length() + 1;
    if (!word.startsWith(prefix) || word.length() <= equals || word.charAt(equals) != '=') {
      throw invalid();
    }
    var argument = word.charAt(prefix.length()) - '0';
    if (argument < 1 || argument > MOST_ARGUMENT) {
      throw invalid();
    }
    return new Poke(argument, bytes(word.substring(equals + 1)));
  }

  private ByteString bytes(String digits) {
    var hex = digits.startsWith("0x") || digits.startsWith("0X") ? digits.substring(2) : digits;
    if (hex.isEmpty() || hex.length() % 2 != 0 || hex.length() / 2 > MOST_POKED_BYTES) {
      throw invalid();
    }
    var bytes = new ByteArrayOutputStream(hex.length() / 2);
    for (var i = 0; i < hex.length(); i += 2) {
      var high = Character.digit(hex.charAt(i), 16);
      var low = Character.digit(hex.charAt(i + 1), 16);
      if (high < 0 || low < 0) {
        throw invalid();
      }
      bytes.write(high << 4 | low);
    }
    return ByteString.of(bytes.toByteArray());
  }
}
