package dev.spoor.trace.options;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// How the table of counts is made.
///
/// @param withLines whether there are lines too (`-C`), or the table alone (`-c`)
/// @param wallClock whether times are those that pass between entry and exit (`-w`), not those that
///   the task spends on a CPU
/// @param order what rows are sorted by (`-S`)
/// @param columns what is shown of each call, in this order (`-U`)
/// @param overheadNanos what is taken off each call's time (`-O`)
/// @param keys what calls are counted by (`--by`), the first one first; empty: as strace(1) does
/// @param histogram whether the times of each row are shown as a histogram
public record SummaryOptions(
    boolean withLines,
    boolean wallClock,
    Order order,
    List<Column> columns,
    long overheadNanos,
    List<SummaryKey> keys,
    boolean histogram) {
  /// Copies the lists.
  public SummaryOptions {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
  }

  /// {@return whether the table is one that strace(1) makes}
  public boolean isPlain() {
    return keys.isEmpty()
        && !histogram
        && !columns.contains(Column.P50)
        && !columns.contains(Column.P90)
        && !columns.contains(Column.P99)
        && order != Order.P50
        && order != Order.P90
        && order != Order.P99;
  }

  /// What rows are sorted by.
  public enum Order {
    TIME,
    MIN_TIME,
    MAX_TIME,
    AVERAGE_TIME,
    CALLS,
    ERRORS,
    NAME,
    P50,
    P90,
    P99,
    NOTHING
  }

  /// What can be shown of a call.
  public enum Column {
    TIME_PERCENT,
    TOTAL_TIME,
    MIN_TIME,
    MAX_TIME,
    AVERAGE_TIME,
    CALLS,
    ERRORS,
    NAME,
    /// Half of the calls took no longer.
    P50,
    P90,
    P99;

    /// Those that are shown unasked.
    public static final List<Column> DEFAULT =
        List.of(TIME_PERCENT, TOTAL_TIME, AVERAGE_TIME, CALLS, ERRORS, NAME);

    /// Those that are shown unasked with `--by` or `--histogram`.
    public static final List<Column> WITH_PERCENTILES =
        List.of(
            TIME_PERCENT, TOTAL_TIME, AVERAGE_TIME, CALLS, ERRORS, P50, P90, P99, MAX_TIME, NAME);
  }

  static Optional<Order> order(String name) {
    if (name.equals("nothing") || name.equals("none")) {
      return Optional.of(Order.NOTHING);
    }
    return column(name)
        .map(column ->
            switch (column) {
              case TIME_PERCENT, TOTAL_TIME -> Order.TIME;
              case MIN_TIME -> Order.MIN_TIME;
              case MAX_TIME -> Order.MAX_TIME;
              case AVERAGE_TIME -> Order.AVERAGE_TIME;
              case CALLS -> Order.CALLS;
              case ERRORS -> Order.ERRORS;
              case NAME -> Order.NAME;
              case P50 -> Order.P50;
              case P90 -> Order.P90;
              case P99 -> Order.P99;
            });
  }

  private static Optional<Column> column(String name) {
    return switch (name.replace('_', '-')) {
      case "time", "time-percent" -> Optional.of(Column.TIME_PERCENT);
      case "time-total", "total-time" -> Optional.of(Column.TOTAL_TIME);
      case "min-time", "shortest", "time-min" -> Optional.of(Column.MIN_TIME);
      case "max-time", "longest", "time-max" -> Optional.of(Column.MAX_TIME);
      case "avg-time", "time-avg" -> Optional.of(Column.AVERAGE_TIME);
      case "calls", "count" -> Optional.of(Column.CALLS);
      case "errors", "error" -> Optional.of(Column.ERRORS);
      case "name", "syscall", "syscall-name" -> Optional.of(Column.NAME);
      case "p50" -> Optional.of(Column.P50);
      case "p90" -> Optional.of(Column.P90);
      case "p99" -> Optional.of(Column.P99);
      default -> Optional.empty();
    };
  }

  /// Reads a list of columns; the name is the last one if it is not in it.
  ///
  /// @throws UsageException if one is not known or is there twice
  static List<Column> columns(String list) {
    var columns = new ArrayList<Column>();
    var seen = EnumSet.noneOf(Column.class);
    for (var start = 0; start <= list.length(); ) {
      var comma = list.indexOf(',', start);
      var end = comma < 0 ? list.length() : comma;
      var word = list.substring(start, end);
      var column = column(word);
      if (column.isEmpty()) {
        throw UsageException.withHint("unknown column name: '" + Quoted.of(word) + "'");
      }
      if (!seen.add(column.get())) {
        throw UsageException.withHint(
            "call summary column has been provided more than once: '"
                + Quoted.of(word)
                + "' (-U option residual: '"
                + Quoted.of(list.substring(start))
                + "')");
      }
      columns.add(column.get());
      start = end + 1;
    }
    if (!seen.contains(Column.NAME)) {
      columns.add(Column.NAME);
    }
    return columns;
  }
}
