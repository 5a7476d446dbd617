package dev.spoor.trace.statistics;

import dev.spoor.trace.options.SummaryKey;
import dev.spoor.trace.options.SummaryOptions.Column;
import java.util.List;

/// Counts as the table of `strace -c`. Rows within rows stand below them, indented.
public final class StatisticsTable {
  private static final String NAME_RULE = "----------------";

  private final List<Column> columns;
  private final List<Row> rows;
  private final Tally others;
  private final Tally total = new Tally(false);
  private final StringBuilder out = new StringBuilder();

  /// @param rows in their order
  /// @param others what is counted besides
  public StatisticsTable(List<Row> rows, Tally others, List<Column> columns) {
    this.rows = List.copyOf(rows);
    this.others = others;
    this.columns = List.copyOf(columns);
    for (var row : rows) {
      total.add(row.tally());
    }
    total.add(others);
  }

  /// {@return the table with its head and its total}
  ///
  /// @param keys what its rows are
  public String text(List<SummaryKey> keys) {
    out.setLength(0);
    head(keys);
    rule();
    append(rows, 0);
    if (others.calls() > 0) {
      append("(others)", others);
    }
    rule();
    append("total", total);
    return out.toString();
  }

  private void head(List<SummaryKey> keys) {
    for (var column : columns) {
      separate();
      if (column == Column.NAME) {
        var names = new StringBuilder();
        for (var key : keys) {
          names.append(names.isEmpty() ? "" : " / ").append(key.head());
        }
        name(names.toString());
      } else {
        Cells.padded(head(column), width(column), out);
      }
    }
    out.append('\n');
  }

  private void append(List<Row> some, int level) {
    for (var row : some) {
      append("  ".repeat(level) + row.label(), row.tally());
      append(row.below(), level + 1);
    }
  }

  /// Between two columns: they follow upon each other, lines do not begin with a space.
  private void separate() {
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
      case P50 -> "p50";
      case P90 -> "p90";
      case P99 -> "p99";
    };
  }

  private static int width(Column column) {
    return switch (column) {
      case TIME_PERCENT -> 6;
      case TOTAL_TIME, AVERAGE_TIME -> 11;
      case MIN_TIME, MAX_TIME -> 8;
      case CALLS, ERRORS -> 9;
      case NAME -> NAME_RULE.length();
      case P50, P90, P99 -> 6;
    };
  }

  private void rule() {
    for (var column : columns) {
      separate();
      out.repeat('-', width(column));
    }
    out.append('\n');
  }

  private void append(String label, Tally tally) {
    for (var column : columns) {
      separate();
      switch (column) {
        case TIME_PERCENT -> share(tally);
        case TOTAL_TIME -> Cells.seconds(tally.totalNanos(), 4, out);
        case MIN_TIME -> Cells.seconds(tally.shortestNanos(), 1, out);
        case MAX_TIME -> Cells.seconds(tally.longestNanos(), 1, out);
        case AVERAGE_TIME -> Cells.padded(tally.averageNanos() / 1000, 11, out);
        case CALLS -> Cells.padded(tally.calls(), 9, out);
        case ERRORS -> {
          if (tally.errors() > 0) {
            Cells.padded(tally.errors(), 9, out);
          } else {
            out.append("         ");
          }
        }
        case NAME -> name(label);
        case P50 -> Cells.duration(tally.percentileNanos(50), 6, out);
        case P90 -> Cells.duration(tally.percentileNanos(90), 6, out);
        case P99 -> Cells.duration(tally.percentileNanos(99), 6, out);
      }
    }
    out.append('\n');
  }

  /// Other columns stand behind a name of any length.
  private void name(String name) {
    out.append(name);
    if (columns.getLast() != Column.NAME) {
      out.repeat(' ', Math.max(0, width(Column.NAME) - name.length()));
    }
  }

  /// A hundredth of a percent is rounded to the nearest.
  private void share(Tally tally) {
    var hundredths =
        total.totalNanos() == 0
            ? (tally == total ? 10_000 : 0)
            : Math.round(tally.totalNanos() * 10_000.0 / total.totalNanos());
    Cells.padded(hundredths / 100, 3, out);
    out.append('.');
    var rest = hundredths % 100;
    out.append((char) ('0' + rest / 10)).append((char) ('0' + rest % 10));
  }
}
