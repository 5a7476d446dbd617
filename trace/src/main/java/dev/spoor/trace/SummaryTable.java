package dev.spoor.trace;

import dev.spoor.trace.options.SummaryOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Counts as the table of `strace -c`.
final class SummaryTable {
  private static final String HEAD =
      """
      % time     seconds  usecs/call     calls    errors syscall
      ------ ----------- ----------- --------- --------- ----------------
      """;
  private static final String RULE =
      "------ ----------- ----------- --------- --------- ----------------\n";

  private final List<CallCount> rows;
  private final CallCount total = new CallCount(0, "total");

  SummaryTable(List<CallCount> counts, SummaryOptions.Order order) {
    rows = new ArrayList<>(counts);
    // Rows that are equal in the order asked for stay in the order of their numbers.
    rows.sort(Comparator.comparingLong(count -> count.number));
    comparator(order).ifPresent(rows::sort);
    for (var row : rows) {
      total.calls += row.calls;
      total.errors += row.errors;
      total.totalNanos += row.totalNanos;
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
    var out = new StringBuilder(HEAD);
    for (var row : rows) {
      append(row, out);
    }
    out.append(RULE);
    append(total, out);
    return out.toString();
  }

  private void append(CallCount row, StringBuilder out) {
    share(row, out);
    out.append(' ');
    seconds(row.totalNanos, out);
    out.append(' ');
    TimeText.padded(row.averageNanos() / 1000, 11, out);
    out.append(' ');
    TimeText.padded(row.calls, 9, out);
    out.append(' ');
    if (row.errors > 0) {
      TimeText.padded(row.errors, 9, out);
    } else {
      out.append("         ");
    }
    out.append(' ').append(row.name).append('\n');
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
  private static void seconds(long nanos, StringBuilder out) {
    var micros = (nanos + 500) / 1000;
    TimeText.padded(micros / 1_000_000, 4, out);
    out.append('.');
    var start = out.length();
    out.append(micros % 1_000_000);
    for (var length = out.length() - start; length < 6; length++) {
      out.insert(start, '0');
    }
  }
}
