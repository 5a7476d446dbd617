package dev.spoor.trace;

import dev.spoor.trace.options.SummaryOptions;
import dev.spoor.trace.options.SummaryOptions.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Counts as the table of `strace -c`.
final class SummaryTable {
  private static final String NAME_RULE = "----------------";

  private final List<Column> columns;
  private final List<CallCount> rows;
  private final CallCount total = new CallCount(0, "total");

  SummaryTable(List<CallCount> counts, SummaryOptions.Order order, List<Column> columns) {
    this.columns = List.copyOf(columns);
    rows = new ArrayList<>(counts);
    // Rows that are equal in the order asked for stay in the order of their numbers.
    rows.sort(Comparator.comparingLong(count -> count.number));
    comparator(order).ifPresent(rows::sort);
    for (var row : rows) {
      total.calls += row.calls;
      total.errors += row.errors;
      total.totalNanos += row.totalNanos;
      total.shortestNanos = Math.min(total.shortestNanos, row.shortestNanos);
      total.longestNanos = Math.max(total.longestNanos, row.longestNanos);
    }
  }

  private static java.util.Optional<Comparator<CallCount>> comparator(SummaryOptions.Order order) {
    return switch (order) {
      case TIME -> descending(count -> count.totalNanos);
      case MIN_TIME -> descending(count -> count.shortestNanos);
      case MAX_TIME -> descending(count -> count.longestNanos);
      case AVERAGE_TIME -> descending(CallCount::averageNanos);
      case CALLS -> descending(count -> count.calls);
      case ERRORS -> descending(count -> count.errors);
      case NAME -> java.util.Optional.of(Comparator.comparing(count -> count.name));
      case NOTHING -> java.util.Optional.empty();
    };
  }

  private static java.util.Optional<Comparator<CallCount>> descending(
      java.util.function.ToLongFunction<CallCount> key) {
    return java.util.Optional.of((a, b) -> Long.compare(key.applyAsLong(b), key.applyAsLong(a)));
  }

  /// {@return the table with its head and its total}
  String text() {
    var out = new StringBuilder();
    for (var column : columns) {
      separate(out);
      if (column == Column.NAME) {
        name("syscall", out);
      } else {
        for (var length = head(column).length(); length < width(column); length++) {
          out.append(' ');
        }
        out.append(head(column));
      }
    }
    out.append('\n');
    rule(out);
    for (var row : rows) {
      append(row, out);
    }
    rule(out);
    append(total, out);
    return out.toString();
  }

  /// Between two columns: they follow upon each other, lines do not begin with a space.
  private static void separate(StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append(' ');
    }
  }

  private static String head(Column column) {
    return switch (column) {
      case TIME_PERCENT -> "% time";
      case TOTAL_TIME -> "seconds";
      case MIN_TIME -> "shortest";
      case MAX_TIME -> "longest";
      case AVERAGE_TIME -> "usecs/call";
      case CALLS -> "calls";
      case ERRORS -> "errors";
      case NAME -> "syscall";
    };
  }

  private static int width(Column column) {
    return switch (column) {
      case TIME_PERCENT -> 6;
      case TOTAL_TIME, AVERAGE_TIME -> 11;
      case MIN_TIME, MAX_TIME -> 8;
      case CALLS, ERRORS -> 9;
      case NAME -> NAME_RULE.length();
    };
  }

  private void rule(StringBuilder out) {
    for (var column : columns) {
      separate(out);
      for (var i = 0; i < width(column); i++) {
        out.append('-');
      }
    }
    out.append('\n');
  }

  private void append(CallCount row, StringBuilder out) {
    for (var column : columns) {
      separate(out);
      switch (column) {
        case TIME_PERCENT -> share(row, out);
        case TOTAL_TIME -> seconds(row.totalNanos, 4, out);
        case MIN_TIME -> seconds(row.shortestNanos, 1, out);
        case MAX_TIME -> seconds(row.longestNanos, 1, out);
        case AVERAGE_TIME -> TimeText.padded(row.averageNanos() / 1000, 11, out);
        case CALLS -> TimeText.padded(row.calls, 9, out);
        case ERRORS -> {
          if (row.errors > 0) {
            TimeText.padded(row.errors, 9, out);
          } else {
            out.append("         ");
          }
        }
        case NAME -> name(row.name, out);
      }
    }
    out.append('\n');
  }

  /// Other columns stand behind a name of any length.
  private void name(String name, StringBuilder out) {
    out.append(name);
    if (columns.getLast() != Column.NAME) {
      for (var length = name.length(); length < width(Column.NAME); length++) {
        out.append(' ');
      }
    }
  }

  /// A hundredth of a percent is rounded to the nearest.
  private void share(CallCount row, StringBuilder out) {
    var hundredths =
        total.totalNanos == 0
            ? (row == total ? 10_000 : 0)
            : Math.round(row.totalNanos * 10_000.0 / total.totalNanos);
    TimeText.padded(hundredths / 100, 3, out);
    out.append('.');
    var rest = hundredths % 100;
    out.append((char) ('0' + rest / 10)).append((char) ('0' + rest % 10));
  }

  /// Microseconds are rounded to the nearest.
  private static void seconds(long nanos, int width, StringBuilder out) {
    var micros = (nanos + 500) / 1000;
    TimeText.padded(micros / 1_000_000, width, out);
    out.append('.');
    var start = out.length();
    out.append(micros % 1_000_000);
    for (var length = out.length() - start; length < 6; length++) {
      out.insert(start, '0');
    }
  }
}
