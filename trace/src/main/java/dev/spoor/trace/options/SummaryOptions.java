package dev.spoor.trace.options;

import java.util.Optional;

/// How the table of counts is made.
///
/// @param wallClock whether times are those that pass between entry and exit (`-w`), not those that
///   the task spends on a CPU
/// @param order what rows are sorted by
public record SummaryOptions(boolean wallClock, Order order) {
  /// What rows are sorted by.
  public enum Order {
    TIME,
    MIN_TIME,
    MAX_TIME,
    AVERAGE_TIME,
    CALLS,
    ERRORS,
    NAME,
    NOTHING
  }

  static Optional<Order> order(String name) {
    return switch (name) {
      case "time", "time-total", "total-time" -> Optional.of(Order.TIME);
      case "min-time", "shortest", "time-min" -> Optional.of(Order.MIN_TIME);
      case "max-time", "longest", "time-max" -> Optional.of(Order.MAX_TIME);
      case "avg-time", "time-avg" -> Optional.of(Order.AVERAGE_TIME);
      case "calls", "count" -> Optional.of(Order.CALLS);
      case "errors", "error" -> Optional.of(Order.ERRORS);
      case "name", "syscall", "syscall-name" -> Optional.of(Order.NAME);
      case "nothing", "none" -> Optional.of(Order.NOTHING);
      default -> Optional.empty();
    };
  }
}
