package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.trace.options.SummaryKey;
import dev.spoor.trace.options.SummaryOptions;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.statistics.Row;
import dev.spoor.trace.statistics.RowOrder;
import dev.spoor.trace.statistics.StatisticsTable;
import dev.spoor.trace.statistics.Tally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts instead of lines, one table an ABI at the end.
final class SummaryReport extends MessageReport {
  private final SummaryOptions summary;
  private final TraceOutput output;
  private final Map<Abi, Map<Long, Tally>> counts = new EnumMap<>(Abi.class);
  private final CallTables tables = new CallTables();

  SummaryReport(
      TraceOptions options, SummaryOptions summary, TraceOutput output, Diagnostics diagnostics) {
    super(options, output, diagnostics);
    this.summary = summary;
    this.output = output;
  }

  @Override
  public boolean timesCalls() {
    return summary.wallClock();
  }

  @Override
  public void returned(TracedTask task, ReturnedCall returned) {
    var call = returned.call();
    var failed = tables.isError(returned);
    var nanos = summary.wallClock() ? returned.wallNanos() : returned.cpuNanos();
    count(call.abi, call.number).add(failed, Math.max(0, nanos - summary.overheadNanos()));
  }

  private Tally count(Abi abi, long number) {
    return counts
        .computeIfAbsent(abi, _ -> new HashMap<>())
        .computeIfAbsent(number, _ -> new Tally(false));
  }

  @Override
  public void finish() {
    for (var abi : counts.keySet()) {
      if (abi != Abi.X86_64) {
        output.write("System call usage summary for " + Modes.of(abi) + " mode:\n");
      }
      var rows = new RowOrder(summary.order()).of(rows(abi));
      var table = new StatisticsTable(rows, new Tally(false), summary.columns());
      output.write(table.text(List.of(SummaryKey.CALL)));
    }
    counts.clear();
    output.flush();
  }

  private List<Row> rows(Abi abi) {
    var rows = new ArrayList<Row>();
    counts
        .getOrDefault(abi, Map.of())
        .forEach((number, tally) -> {
          var name = ByteString.of(tables.name(abi, number));
          rows.add(new Row(SummaryKey.CALL, name, ByteString.EMPTY, number, tally, List.of()));
        });
    return rows;
  }
}
