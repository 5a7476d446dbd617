package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// A report a task, each with an output of its own (`-ff`): FILE.TID.
final class SeparateReports implements Report {
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

  private Report of(TracedTask task) {
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
  public void appeared(TracedTask task) {
    of(task).appeared(task);
  }

  @Override
  public void entered(TracedTask task, OpenCall call) {
    of(task).entered(task, call);
  }

  @Override
  public void returned(TracedTask task, ReturnedCall returned) {
    of(task).returned(task, returned);
  }

  @Override
  public void dumped(TracedTask task, CharSequence lines) {
    of(task).dumped(task, lines);
  }

  @Override
  public void cutShort(TracedTask task, OpenCall call) {
    of(task).cutShort(task, call);
  }

  @Override
  public void signalled(TracedTask task, SignalInfo info) {
    of(task).signalled(task, info);
  }

  @Override
  public void stopped(TracedTask task, Signal signal) {
    of(task).stopped(task, signal);
  }

  @Override
  public void switched(TracedTask task, Abi abi) {
    of(task).switched(task, abi);
  }

  @Override
  public void attached(TracedTask task) {
    of(task).attached(task);
  }

  @Override
  public void attachedTo(Tid process, int threads) {
    model.attachedTo(process, threads);
  }

  @Override
  public void exited(TracedTask task, int code) {
    of(task).exited(task, code);
  }

  @Override
  public void killed(TracedTask task, Signal signal, boolean dumpedCore) {
    of(task).killed(task, signal, dumpedCore);
  }

  @Override
  public void superseded(TracedTask task, Tid by) {
    of(by).becomes(task.tid);
    of(task).superseded(task, by);
    close(by);
  }

  @Override
  public void detached(TracedTask task) {
    of(task).detached(task);
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
