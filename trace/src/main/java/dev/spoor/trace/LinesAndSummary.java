package dev.spoor.trace;

import dev.spoor.machine.linux.Tid;

/// Lines, and a table of the calls behind them (`-C`).
final class LinesAndSummary extends ForwardingReport {
  private final Report lines;
  private final Report summary;
  private final Detail detail;

  LinesAndSummary(Report lines, Report summary) {
    this.lines = lines;
    this.summary = summary;
    // Lines can be made of values; what is counted by them needs them.
    this.detail = summary.detail() == Detail.VALUES ? Detail.VALUES : lines.detail();
  }

  @Override
  Report of(TracedTask task) {
    return lines;
  }

  @Override
  public Detail detail() {
    return detail;
  }

  @Override
  public boolean timesCalls() {
    return lines.timesCalls() || summary.timesCalls();
  }

  @Override
  public boolean asksForFiles() {
    return summary.asksForFiles();
  }

  @Override
  public void entered(TracedTask task, OpenCall call) {
    super.entered(task, call);
    summary.entered(task, call);
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
  public void flush() {
    lines.flush();
  }

  @Override
  public void finish() {
    lines.finish();
    summary.finish();
  }
}
