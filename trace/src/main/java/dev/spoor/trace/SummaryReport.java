package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.SummaryOptions;
import dev.spoor.trace.options.TraceOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Counts instead of lines, one table an ABI at the end.
final class SummaryReport implements Report {
  private final TraceOptions options;
  private final SummaryOptions summary;
  private final TraceOutput output;
  private final Diagnostics diagnostics;
  private final Map<Abi, Map<Long, CallCount>> counts = new EnumMap<>(Abi.class);
  private final Map<Abi, SyscallTable> tables = new EnumMap<>(Abi.class);

  SummaryReport(
      TraceOptions options, SummaryOptions summary, TraceOutput output, Diagnostics diagnostics) {
    this.options = options;
    this.summary = summary;
    this.output = output;
    this.diagnostics = diagnostics;
  }

  @Override
  public Detail detail() {
    return Detail.NUMBER;
  }

  @Override
  public boolean timesCalls() {
    return summary.wallClock();
  }

  @Override
  public void entered(TracedTask task, OpenCall call) {
    // What counts is what returns.
  }

  @Override
  public void returned(TracedTask task, ReturnedCall returned) {
    var call = returned.call();
    var count = count(call.abi, call.number);
    var failed =
        returned.failed() && (returned.tampering().result() || !neverFails(call.abi, call.number));
    var nanos = summary.wallClock() ? returned.wallNanos() : returned.cpuNanos();
    count.add(failed, Math.max(0, nanos - summary.overheadNanos()));
  }

  private CallCount count(Abi abi, long number) {
    return counts
        .computeIfAbsent(abi, _ -> new HashMap<>())
        .computeIfAbsent(number, _ -> new CallCount(number, name(abi, number)));
  }

  private SyscallTable table(Abi abi) {
    return tables.computeIfAbsent(abi, SyscallTable::of);
  }

  private String name(Abi abi, long number) {
    return table(abi)
        .find(number)
        .map(SyscallTable.Row::name)
        .orElseGet(() -> "syscall_0x" + Long.toHexString(number));
  }

  private boolean neverFails(Abi abi, long number) {
    return table(abi).find(number).map(SyscallTable.Row::neverFails).orElse(false);
  }

  @Override
  public void cutShort(TracedTask task, OpenCall call) {
    // It did not return.
  }

  @Override
  public void signalled(TracedTask task, SignalInfo info) {
    // Not a call.
  }

  @Override
  public void stopped(TracedTask task, Signal signal) {
    // Not a call.
  }

  @Override
  public void switched(TracedTask task, Abi abi) {
    if (options.says(Message.PERSONALITY)) {
      output.write("[ Process PID=" + task.tid + " runs in " + Modes.of(abi) + " mode. ]\n");
    }
  }

  @Override
  public void attached(TracedTask task) {
    if (options.says(Message.ATTACH)) {
      diagnostics.say("Process " + task.tid + " attached");
    }
  }

  @Override
  public void attachedTo(Tid process, int threads) {
    if (options.says(Message.ATTACH)) {
      diagnostics.say(TextReport.attachment(process, threads));
    }
  }

  @Override
  public void exited(TracedTask task, int code) {
    // Not a call.
  }

  @Override
  public void killed(TracedTask task, Signal signal, boolean dumpedCore) {
    // Not a call.
  }

  @Override
  public void superseded(TracedTask task, Tid by) {
    // Not a call.
  }

  @Override
  public void detached(TracedTask task) {
    if (options.says(Message.ATTACH)) {
      diagnostics.say("Process " + task.tid + " detached");
    }
  }

  @Override
  public void quiet() {
    // Nothing to see before the end.
  }

  @Override
  public void finish() {
    for (var abi : counts.keySet()) {
      var rows = new ArrayList<CallCount>();
      for (var count : counts.getOrDefault(abi, Map.of()).values()) {
        if (count.calls > 0) {
          rows.add(count);
        }
      }
      if (!rows.isEmpty()) {
        if (abi != Abi.X86_64) {
          output.write("System call usage summary for " + Modes.of(abi) + " mode:\n");
        }
        output.write(new SummaryTable(rows, summary.order(), summary.columns()).text());
      }
    }
    counts.clear();
    output.flush();
  }
}
