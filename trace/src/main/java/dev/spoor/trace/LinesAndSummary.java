package dev.spoor.trace;

import dev.spoor.machine.linux.Tid;

/// Lines, and a table of the calls behind them (`-C`).
final class LinesAndSummary extends ForwardingReport {
  private final Report lines;
  private final SummaryReport summary;

  LinesAndSummary(Report lines, SummaryReport summary) {
    this.lines = lines;
    this.summary = summary;
  }

  @Override
  Report of(TracedTask task) {
    return lines;
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
  public void returned(TracedTask task, ReturnedCall returned) {
    super.returned(task, returned);
    summary.returned(task, returned);
  }

  @Override
  public void stranger(Tid stranger, boolean ended) {
    lines.stranger(stranger, ended);
  }

  @Override
  public void attachedTo(Tid process, int threads) {
    lines.attachedTo(process, threads);
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
