package dev.spoor.trace.options;

import java.util.EnumSet;
import java.util.Optional;

/// What `--decode-pids` says of numbers of processes.
public enum ProcessDetail {
  /// The names of tasks.
  COMM,
  /// Their numbers in the tracer's own PID namespace.
  PIDNS;

  /// Reads a set: words, `all`, `none`, `!` in front for all others.
  ///
  /// @throws UsageException if a word of it is none of ours
  static EnumSet<ProcessDetail> parse(String text) {
    var rest = text;
    var inverted = false;
    while (rest.startsWith("!")) {
      inverted = !inverted;
      rest = rest.substring(1);
    }
    var named = EnumSet.noneOf(ProcessDetail.class);
    if (rest.equals("all")) {
      named = EnumSet.allOf(ProcessDetail.class);
    } else if (!rest.equals("none")) {
      for (var word : rest.split(",", -1)) {
        if (!word.isEmpty()) {
          named.add(named(word).orElseThrow(() -> invalid(word)));
        }
      }
      if (named.isEmpty()) {
        throw invalid(rest);
      }
    }
    return inverted ? EnumSet.complementOf(named) : named;
  }

  private static UsageException invalid(String word) {
    return UsageException.plain("invalid decode-pids '" + Quoted.of(word) + "'");
  }

  private static Optional<ProcessDetail> named(String name) {
    return switch (name) {
      case "comm" -> Optional.of(COMM);
      case "pidns" -> Optional.of(PIDNS);
      default -> Optional.empty();
    };
  }
}
