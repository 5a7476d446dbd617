package dev.spoor.trace.options;

import java.util.List;
import java.util.Optional;

/// Collects the options of the statistics: which table, of what, in which order, and whether lines
/// are written too.
final class SummaryReader {
  private List<SummaryOptions.Column> columns = List.of();
  private List<SummaryKey> keys = List.of();
  private SummaryOptions.Order order = SummaryOptions.Order.TIME;
  private long overhead;
  private boolean histogram;
  private boolean alone;
  private boolean together;
  private boolean wallClock;
  private boolean sorted;

  /// `-c`
  void alone() {
    alone = true;
  }

  /// `-C`
  void together() {
    together = true;
  }

  /// `-w`
  void wallClock() {
    wallClock = true;
  }

  /// `--histogram`
  void histogram() {
    histogram = true;
  }

  /// `-S`
  void sort(String word) {
    sorted = true;
    order = SummaryOptions.order(word).orElseThrow(() -> OptionWords.invalidOrder(word));
  }

  /// `--by`
  void by(String words) {
    keys = SummaryKey.parse(words);
  }

  /// `-U`
  void columns(String words) {
    columns = SummaryOptions.columns(words);
  }

  /// `-O`
  void overhead(String word, String spelling) {
    overhead = TimeSpan.nanos(word).orElseThrow(() -> OptionWords.invalid(word, spelling));
  }

  /// {@return whether there is a table}
  boolean isAsked() {
    return isAskedAlone() || together;
  }

  /// {@return whether there is a table and there are no lines} `--by` and `--histogram` mean `-c`
  /// where `-C` is not given.
  boolean isAskedAlone() {
    return alone || !together && isDivided();
  }

  /// {@return whether lines are written beside it}
  boolean isTogether() {
    return together;
  }

  private boolean isDivided() {
    return histogram || !keys.isEmpty();
  }

  Optional<SummaryOptions> options() {
    var unasked =
        isDivided() ? SummaryOptions.Column.WITH_PERCENTILES : SummaryOptions.Column.DEFAULT;
    var shown = columns.isEmpty() ? unasked : columns;
    return isAsked()
        ? Optional.of(
            new SummaryOptions(together, wallClock, order, shown, overhead, keys, histogram))
        : Optional.empty();
  }

  /// {@return how the options are spelt that ask for the table}
  String spelling() {
    return alone || together ? "(-c/--summary-only or -C/--summary)" : "(--by or --histogram)";
  }

  void refuseBoth() {
    if (alone && together) {
      throw UsageException.withHint("-c/--summary-only and -C/--summary are mutually exclusive");
    }
  }

  /// Columns without a table.
  void refuseColumns() {
    if (!columns.isEmpty() && !isAsked()) {
      throw UsageException.withHint(
          "-U/--summary-columns must be given with (-c/--summary-only or -C/--summary)");
    }
  }

  /// A clock without a table.
  void refuseClock() {
    if (wallClock && !isAsked()) {
      throw UsageException.withHint(
          "-w/--summary-wall-clock must be given with (-c/--summary-only or -C/--summary)");
    }
  }

  /// {@return whether an order was given for nothing}
  boolean isSortedInVain() {
    return sorted && !isAsked();
  }
}
