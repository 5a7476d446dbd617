package dev.spoor.trace;

import dev.spoor.machine.linux.Tid;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// A report a task, each with an output of its own (`-ff`): FILE.TID.
final class SeparateReports extends ForwardingReport {
  /// What one task has.
  private record Separate(Report report, TraceOutput output) {
    void close() {
      report.finish();
      output.close();
    }
  }

  private final Function<Tid, TraceOutput> outputs;
  private final Function<TraceOutput, Report> reports;

  /// One that is asked but never told anything.
  private final Report model;

  private final Map<Tid, Separate> open = new HashMap<>();

  /// @param outputs opens a task's output
  /// @param reports makes a report that writes there
  SeparateReports(Function<Tid, TraceOutput> outputs, Function<TraceOutput, Report> reports) {
    this.outputs = outputs;
    this.reports = reports;
    this.model = reports.apply(TraceOutput.toStandardError());
  }

  private Report of(Tid tid) {
    var known = open.get(tid);
    if (known == null) {
      var output = outputs.apply(tid);
      known = new Separate(reports.apply(output), output);
      open.put(tid, known);
    }
    return known.report();
  }

  @Override
  Report of(TracedTask task) {
    return of(task.tid);
  }

  @Override
  public Detail detail() {
    return model.detail();
  }

  @Override
  public boolean timesCalls() {
    return model.timesCalls();
  }

  @Override
  public void stranger(Tid stranger, boolean ended) {
    model.stranger(stranger, ended);
  }

  @Override
  public void attachedTo(Tid process, int threads) {
    model.attachedTo(process, threads);
  }

  @Override
  public void superseded(TracedTask task, Tid by) {
    super.superseded(task, by);
    close(by);
  }

  @Override
  public void gone(TracedTask task) {
    close(task.tid);
  }

  private void close(Tid tid) {
    var known = open.remove(tid);
    if (known != null) {
      known.close();
    }
  }

  @Override
  public void flush() {
    for (var separate : open.values()) {
      separate.report().flush();
    }
  }

  @Override
  public void quiet() {
    for (var separate : open.values()) {
      separate.report().quiet();
    }
  }

  @Override
  public void finish() {
    for (var separate : open.values()) {
      separate.close();
    }
    open.clear();
  }
}
