package dev.spoor.trace.statistics;

import java.util.List;

/// How times are spread, a line a power of two, in the form that bpftrace(8) uses.
public final class HistogramText {
  private static final int BAR = 40;
  private static final int LABEL = 16;
  private static final int COUNT = 9;
  private static final String[] UNITS = {"", "K", "M", "G", "T", "P", "E"};

  private final String what;
  private final StringBuilder out = new StringBuilder();

  /// @param what the times that were counted
  public HistogramText(String what) {
    this.what = what;
  }

  /// {@return a histogram of each row that is not divided, in their order}
  ///
  /// @param others what is counted besides
  public String text(List<Row> rows, Tally others) {
    out.setLength(0);
    append("", rows);
    if (others.calls() > 0) {
      append("(others)", others);
    }
    return out.toString();
  }

  private void append(String above, List<Row> rows) {
    for (var row : rows) {
      var title = above + row.label();
      if (row.below().isEmpty()) {
        append(title, row.tally());
      } else {
        append(title + " / ", row.below());
      }
    }
  }

  private void append(String title, Tally tally) {
    out.append('\n').append(title).append(": ").append(what).append('\n');
    var counts = tally.latencies().byPowersOfTwo();
    var most = 1L;
    for (var count : counts) {
      most = Math.max(most, count);
    }
    var from = 0;
    while (from < counts.length && counts[from] == 0) {
      from++;
    }
    for (var i = from; i < counts.length; i++) {
      line(i, counts[i], most);
    }
  }

  private void line(int index, long count, long most) {
    var start = out.length();
    out.append('[');
    bound(index == 0 ? -1 : index - 1);
    out.append(", ");
    bound(index);
    out.append(')');
    out.repeat(' ', Math.max(0, LABEL - (out.length() - start)));
    Cells.padded(count, COUNT, out);
    var bar = (int) Math.round((double) count * BAR / most);
    out.append(" |").repeat('@', bar).repeat(' ', BAR - bar).append("|\n");
  }

  /// Appends a power of two, 2^10 as `1K`; -1 stands for nothing.
  private void bound(int power) {
    if (power < 0) {
      out.append('0');
    } else {
      out.append(1 << power % 10).append(UNITS[power / 10]);
    }
  }
}
