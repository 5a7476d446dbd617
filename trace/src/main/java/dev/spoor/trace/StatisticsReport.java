package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.options.SummaryKey;
import dev.spoor.trace.options.SummaryOptions;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.statistics.HistogramText;
import dev.spoor.trace.statistics.KeyedTallies;
import dev.spoor.trace.statistics.RowOrder;
import dev.spoor.trace.statistics.StatisticsJson;
import dev.spoor.trace.statistics.StatisticsTable;
import java.util.List;

/// Counts by the keys that were asked for (`--by`), and how times are spread.
final class StatisticsReport extends MessageReport {
  /// How many rows there are at most, but for the one that has the rest.
  static final int ROOM = 16_384;

  // Of a path: together with the room, this bounds the memory.
  private static final int MOST_BYTES = 1024;

  private final TraceOptions options;
  private final SummaryOptions summary;
  private final TraceOutput output;
  private final List<SummaryKey> keys;
  private final KeyedTallies tallies;
  private final KeyedTallies.Part[] parts;
  private final CallTables tables = new CallTables();
  private final TaskNames names = new TaskNames(ROOM);
  private final boolean asksForFiles;
  private final boolean asksForValues;
  private final boolean asksForNames;

  StatisticsReport(
      TraceOptions options, SummaryOptions summary, TraceOutput output, Diagnostics diagnostics) {
    super(options, output, diagnostics);
    this.options = options;
    this.summary = summary;
    this.output = output;
    this.keys = summary.keys().isEmpty() ? List.of(SummaryKey.CALL) : summary.keys();
    this.tallies = new KeyedTallies(keys, ROOM);
    this.parts = new KeyedTallies.Part[keys.size()];
    this.asksForFiles = keys.contains(SummaryKey.PATH);
    this.asksForValues = asksForFiles || keys.contains(SummaryKey.FD);
    this.asksForNames = keys.contains(SummaryKey.PID) || keys.contains(SummaryKey.TID);
  }

  @Override
  public Detail detail() {
    return asksForValues ? Detail.VALUES : Detail.NUMBER;
  }

  @Override
  public boolean asksForFiles() {
    return asksForFiles;
  }

  @Override
  public boolean timesCalls() {
    return summary.wallClock();
  }

  @Override
  public void entered(TracedTask task, OpenCall call) {
    if (asksForValues) {
      // At its exit a descriptor may be closed.
      call.accessed =
          AccessedFile.of(
              call.decoded().asUnfinished(), tables.takesPaths(call.abi, call.number), task.files);
    }
  }

  @Override
  public void returned(TracedTask task, ReturnedCall returned) {
    var call = returned.call();
    if (asksForNames) {
      nameTasks(task, returned);
    }
    for (var i = 0; i < parts.length; i++) {
      parts[i] = part(keys.get(i), task, call);
    }
    var failed = tables.isError(returned);
    var nanos = summary.wallClock() ? returned.wallNanos() : returned.cpuNanos();
    tallies.of(parts).add(failed, Math.max(0, nanos - summary.overheadNanos()));
  }

  private void nameTasks(TracedTask task, ReturnedCall returned) {
    var name = tables.name(returned.call().abi, returned.call().number);
    var maybeNew = name.startsWith("execve") && !returned.failed() || name.equals("prctl");
    names.seen(task.process, task.tid, maybeNew);
    if (!task.tid.equals(task.process)) {
      names.seen(task.process, task.process, false);
    }
  }

  private KeyedTallies.Part part(SummaryKey key, TracedTask task, OpenCall call) {
    return switch (key) {
      case PID -> number(task.process);
      case TID -> number(task.tid);
      case FD ->
          call.accessed.fd() < 0
              ? new KeyedTallies.Part(ByteString.EMPTY, -1)
              : new KeyedTallies.Part(
                  ByteString.of(Integer.toString(call.accessed.fd())), call.accessed.fd());
      case PATH -> new KeyedTallies.Part(bounded(call.accessed.path()), 0);
      case CALL -> new KeyedTallies.Part(ByteString.of(name(call.abi, call.number)), call.number);
    };
  }

  private static KeyedTallies.Part number(Tid tid) {
    return new KeyedTallies.Part(ByteString.of(tid.toString()), tid.value());
  }

  private static ByteString bounded(ByteString path) {
    return path.length() > MOST_BYTES ? path.slice(0, MOST_BYTES) : path;
  }

  /// As `-e trace=` takes it.
  private String name(Abi abi, long number) {
    var name = tables.name(abi, number);
    return switch (abi) {
      case X86_64 -> name;
      case I386 -> name + "@32";
      case X32 -> name + "@x32";
      default -> name + "@" + abi.label();
    };
  }

  @Override
  public void finish() {
    var rows =
        new RowOrder(summary.order())
            .of(
                tallies.rows((kind, key) ->
                    kind == SummaryKey.PID || kind == SummaryKey.TID
                        ? names.of(key)
                        : ByteString.EMPTY));
    var others = tallies.others();
    if (options.format() == TraceOptions.Format.JSON) {
      var clock = summary.wallClock() ? "wall" : "cpu";
      output.write(new StatisticsJson(clock, summary.histogram()).text(rows, others));
    } else if (!rows.isEmpty()) {
      output.write(new StatisticsTable(rows, others, summary.columns()).text(keys));
      if (summary.histogram()) {
        var what = summary.wallClock() ? "nanoseconds from entry to exit" : "nanoseconds on a CPU";
        output.write(new HistogramText(what).text(rows, others));
      }
    }
    output.flush();
  }
}
