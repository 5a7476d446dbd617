package dev.spoor.trace.statistics;

import dev.spoor.trace.options.SummaryOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/// What rows are sorted by, at each level. Equal ones stay in the order of their ranks.
public final class RowOrder {
  private final Comparator<Row> comparator;

  /// Rows in this order.
  public RowOrder(SummaryOptions.Order order) {
    comparator = comparator(order).thenComparingLong(Row::rank);
  }

  private static Comparator<Row> comparator(SummaryOptions.Order order) {
    return switch (order) {
      case TIME -> descending(Tally::totalNanos);
      case MIN_TIME -> descending(Tally::shortestNanos);
      case MAX_TIME -> descending(Tally::longestNanos);
      case AVERAGE_TIME -> descending(Tally::averageNanos);
      case CALLS -> descending(Tally::calls);
      case ERRORS -> descending(Tally::errors);
      case P50 -> descending(tally -> tally.percentileNanos(50));
      case P90 -> descending(tally -> tally.percentileNanos(90));
      case P99 -> descending(tally -> tally.percentileNanos(99));
      case NAME -> Comparator.comparing(row -> row.kind().isNumber() ? "" : row.key().toString());
      case NOTHING -> (_, _) -> 0;
    };
  }

  private static Comparator<Row> descending(ToLongFunction<Tally> number) {
    return (a, b) -> Long.compare(number.applyAsLong(b.tally()), number.applyAsLong(a.tally()));
  }

  /// {@return the rows in their order, and what is below them in its}
  public List<Row> of(List<Row> rows) {
    var sorted = new ArrayList<Row>(rows.size());
    for (var row : rows) {
      sorted.add(
          row.below().isEmpty()
              ? row
              : new Row(
                  row.kind(), row.key(), row.note(), row.rank(), row.tally(), of(row.below())));
    }
    sorted.sort(comparator);
    return sorted;
  }
}
