package dev.spoor.trace.statistics;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.format.JsonFormatter;
import dev.spoor.syscalls.value.Value;
import dev.spoor.trace.options.SummaryKey;
import java.util.List;

/// Counts as JSON, an object a row that is not divided: docs/JSON.md has the schema.
public final class StatisticsJson {
  private final String clock;
  private final boolean histogram;
  private final JsonFormatter formatter = new JsonFormatter();
  private final StringBuilder out = new StringBuilder();

  /// @param clock which times were counted: `cpu`, `wall`
  /// @param histogram whether it is shown how they are spread
  public StatisticsJson(String clock, boolean histogram) {
    this.clock = clock;
    this.histogram = histogram;
  }

  /// {@return the lines}
  ///
  /// @param rows in their order
  /// @param others what is counted besides
  public String text(List<Row> rows, Tally others) {
    out.setLength(0);
    append("", rows);
    if (others.calls() > 0) {
      append("\"others\":true", others);
    }
    return out.toString();
  }

  private void append(String above, List<Row> rows) {
    for (var row : rows) {
      var keys = above.isEmpty() ? key(row) : above + "," + key(row);
      if (row.below().isEmpty()) {
        append("\"by\":{" + keys + "}", row.tally());
      } else {
        append(keys, row.below());
      }
    }
  }

  private String key(Row row) {
    var text = new StringBuilder();
    text.append('"').append(row.kind().word()).append("\":");
    if (row.key().length() == 0) {
      text.append("null");
    } else if (row.kind().isNumber()) {
      text.append(row.key());
    } else {
      string(row.key(), text);
    }
    if (row.kind() == SummaryKey.PID || row.kind() == SummaryKey.TID) {
      text.append(",\"").append(row.kind().word()).append("_comm\":");
      string(row.note(), text);
    }
    return text.toString();
  }

  private void string(ByteString text, StringBuilder into) {
    formatter.value(new Value.Text(text, false), into);
  }

  private void append(String keys, Tally tally) {
    out.append("{\"type\":\"statistics\",").append(keys);
    out.append(",\"clock\":\"").append(clock).append('"');
    out.append(",\"calls\":").append(tally.calls());
    out.append(",\"errors\":").append(tally.errors());
    seconds("total", tally.totalNanos());
    seconds("min", tally.shortestNanos());
    seconds("mean", tally.averageNanos());
    seconds("max", tally.longestNanos());
    seconds("p50", tally.percentileNanos(50));
    seconds("p90", tally.percentileNanos(90));
    seconds("p99", tally.percentileNanos(99));
    if (histogram) {
      histogram(tally.latencies().byPowersOfTwo());
    }
    out.append("}\n");
  }

  private void histogram(long[] counts) {
    out.append(",\"histogram\":[");
    var separator = "";
    for (var i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        out.append(separator).append("{\"from\":");
        seconds(i == 0 ? 0 : 1L << i - 1);
        out.append(",\"below\":");
        seconds(1L << i);
        out.append(",\"count\":").append(counts[i]).append('}');
        separator = ",";
      }
    }
    out.append(']');
  }

  private void seconds(String name, long nanos) {
    out.append(",\"").append(name).append("\":");
    seconds(nanos);
  }

  private void seconds(long nanos) {
    out.append(nanos / 1_000_000_000L).append('.');
    var start = out.length();
    out.append(nanos % 1_000_000_000L);
    out.insert(start, "0".repeat(9 - (out.length() - start)));
  }
}
