package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;

/// Lines, and a table of the calls behind them (`-C`).
final class LinesAndSummary implements Report {
  private final Report lines;
  private final SummaryReport summary;

  LinesAndSummary(Report lines, SummaryReport summary) {
    this.lines = lines;
    this.summary = summary;
  }

  @Override
  public Detail detail() {
    return lines.detail();
  }

  @Override
  public boolean timesCalls() {
    return lines.timesCalls() || summary.timesCalls();
  }

  @Override
  public void entered(TracedTask task, OpenCall call) {
    lines.entered(task, call);
  }

  @Override
  public void returned(TracedTask task, ReturnedCall returned) {
    lines.returned(task, returned);
    summary.returned(task, returned);
  }

  @Override
  public void dumped(TracedTask task, CharSequence data) {
    lines.dumped(task, data);
  }

  @Override
  public void cutShort(TracedTask task, OpenCall call) {
    lines.cutShort(task, call);
  }

  @Override
  public void signalled(TracedTask task, SignalInfo info) {
    lines.signalled(task, info);
  }

  @Override
  public void stopped(TracedTask task, Signal signal) {
    lines.stopped(task, signal);
  }

  @Override
  public void switched(TracedTask task, Abi abi) {
    lines.switched(task, abi);
  }

  @Override
  public void attached(TracedTask task) {
    lines.attached(task);
  }

  @Override
  public void attachedTo(Tid process, int threads) {
    lines.attachedTo(process, threads);
  }

  @Override
  public void exited(TracedTask task, int code) {
    lines.exited(task, code);
  }

  @Override
  public void killed(TracedTask task, Signal signal, boolean dumpedCore) {
    lines.killed(task, signal, dumpedCore);
  }

  @Override
  public void superseded(TracedTask task, Tid by) {
    lines.superseded(task, by);
  }

  @Override
  public void detached(TracedTask task) {
    lines.detached(task);
  }

  @Override
  public void quiet() {
    lines.quiet();
  }

  @Override
  public void finish() {
    lines.finish();
    summary.finish();
  }
}
