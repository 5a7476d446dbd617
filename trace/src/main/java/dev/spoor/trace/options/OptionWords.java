package dev.spoor.trace.options;

import dev.spoor.engine.CpuUse;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.DecodeOptions;
import dev.spoor.syscalls.format.TextStyle;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the words behind options mean, each by itself. An unknown one is a [UsageException] that
/// names the option as it was spelt.
final class OptionWords {
  /// The most that strace(1) takes for -s.
  private static final long MOST_STRING_LIMIT = 0x3fff_ffff;

  private OptionWords() {}

  static long callLimit(String word, String spelling) {
    var number = word.length() > 18 ? -1 : decimal(word);
    if (number < 1) {
      throw invalid(word, spelling);
    }
    return number;
  }

  static int rotateKeep(String word, String spelling) {
    var number = number(word, spelling);
    if (number < 1 || number > Rotation.MOST_KEPT) {
      throw invalid(word, spelling);
    }
    return number;
  }

  static Tid process(String word) {
    var digits = word.startsWith("+") ? word.substring(1) : word;
    var number = digits.length() > 10 ? -1 : decimal(digits);
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw UsageException.plain("Invalid process id: '" + Quoted.of(word) + "'");
    }
    return Tid.of((int) number);
  }

  static int limit(String word, String spelling) {
    var number = word.length() > 10 ? -1 : decimal(word);
    if (number < 0 || number > MOST_STRING_LIMIT) {
      throw invalid(word, spelling);
    }
    return (int) Math.min(number, DecodeOptions.MAX_STRING_LIMIT);
  }

  static int number(String word, String spelling) {
    var number = word.length() > 10 ? -1 : decimal(word);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw invalid(word, spelling);
    }
    return (int) number;
  }

  /// {@return the number of at most 18 digits, or -1}
  static long decimal(String word) {
    var value = word.isEmpty() ? -1L : 0L;
    for (var i = 0; i < word.length(); i++) {
      var c = word.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  static UsageException invalid(String word, String spelling) {
    return UsageException.withHint("invalid " + spelling + " argument: '" + Quoted.of(word) + "'");
  }

  static Set<CallStatus> statuses(String text) {
    return members(text, "status", EnumSet.allOf(CallStatus.class), CallStatus::named);
  }

  /// {@return the members of a set of words, out of those of `all`}
  ///
  /// @param what the words name, for the message about one that does not
  static <E extends Enum<E>> EnumSet<E> members(
      String text, String what, EnumSet<E> all, Function<String, Optional<E>> named) {
    var set = SetExpression.parse(text);
    var members = EnumSet.copyOf(all);
    if (!set.everything()) {
      members.clear();
    }
    for (var word : set.words()) {
      members.add(
          named
              .apply(word)
              .orElseThrow(
                  () -> UsageException.plain("invalid " + what + " '" + Quoted.of(word) + "'")));
    }
    if (!set.inverted()) {
      return members;
    }
    var others = EnumSet.copyOf(all);
    others.removeAll(members);
    return others;
  }

  static boolean vcpus(String word) {
    if (!word.equals("vcpu")) {
      throw UsageException.plain("invalid -e kvm= argument: '" + Quoted.of(word) + "'");
    }
    return true;
  }

  static boolean namespaces(String word) {
    if (!word.equals("new")) {
      throw UsageException.plain("invalid -e namespace= argument: '" + Quoted.of(word) + "'");
    }
    return true;
  }

  static Optional<Set<ContextDetail>> contexts(String text) {
    var all = EnumSet.allOf(ContextDetail.class);
    return Optional.of(members(text, "secontext", all, ContextDetail::named));
  }

  static EnumSet<DescriptorDetail> everyDetail() {
    return EnumSet.allOf(DescriptorDetail.class);
  }

  static UsageException invalidOrder(String word) {
    return UsageException.withHint("invalid sortby: '" + Quoted.of(word) + "'");
  }

  static Precision precision(String word, String spelling) {
    return Precision.named(word).orElseThrow(() -> invalid(word, spelling));
  }

  static Optional<Times.Clock> clockNamed(String name) {
    return switch (name) {
      case "none" -> Optional.of(Times.Clock.NONE);
      case "time" -> Optional.of(Times.Clock.TIME);
      case "unix" -> Optional.of(Times.Clock.UNIX);
      default -> Optional.empty();
    };
  }

  static int hex(String word, String spelling) {
    return switch (word) {
      case "none" -> 0;
      case "non-ascii-chars" -> 3;
      case "non-ascii" -> 1;
      case "all" -> 2;
      default -> throw invalid(word, spelling);
    };
  }

  static int stackLetters(String word, String spelling) {
    return switch (word) {
      case "symbol" -> 1;
      case "source" -> 2;
      default -> throw invalid(word, spelling);
    };
  }

  static int stackFrames(String word, String spelling) {
    var number = number(word, spelling);
    if (number < 1) {
      throw invalid(word, spelling);
    }
    return number;
  }

  static TraceOptions.Format format(String word, String spelling) {
    return switch (word) {
      case "text" -> TraceOptions.Format.TEXT;
      case "json" -> TraceOptions.Format.JSON;
      default -> throw invalid(word, spelling);
    };
  }

  static TraceOptions.Tree tree(String word, String spelling) {
    return switch (word) {
      case "only" -> TraceOptions.Tree.ALONE;
      case "lines" -> TraceOptions.Tree.BEHIND;
      default -> throw invalid(word, spelling);
    };
  }

  static CpuUse cpuUse(String word, String spelling) {
    return switch (word) {
      case "auto" -> CpuUse.AUTO;
      case "share" -> CpuUse.SHARE;
      case "spin" -> CpuUse.SPIN;
      case "off" -> CpuUse.OFF;
      default -> throw invalid(word, spelling);
    };
  }

  static TextStyle.Constants constants(String word, String spelling) {
    return switch (word) {
      case "raw" -> TextStyle.Constants.NUMBERS;
      case "abbrev" -> TextStyle.Constants.NAMES;
      case "verbose" -> TextStyle.Constants.BOTH;
      default -> throw invalid(word, spelling);
    };
  }
}
