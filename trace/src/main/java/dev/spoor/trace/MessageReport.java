package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.TraceOptions;

/// A report without lines: says which processes are attached to and let go, and nothing of what
/// they do.
class MessageReport implements Report {
  private final TraceOptions options;
  private final TraceOutput output;
  private final Diagnostics diagnostics;
  private final AttachMessages attaching;

  MessageReport(TraceOptions options, TraceOutput output, Diagnostics diagnostics) {
    this.options = options;
    this.output = output;
    this.diagnostics = diagnostics;
    this.attaching = new AttachMessages(options, output, diagnostics);
  }

  @Override
  public Detail detail() {
    return Detail.NUMBER;
  }

  @Override
  public boolean timesCalls() {
    return false;
  }

  @Override
  public void entered(TracedTask task, OpenCall call) {
    // What counts is what returns.
  }

  @Override
  public void returned(TracedTask task, ReturnedCall returned) {
    // Not a message.
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
    if (options.says(Message.PERSONALITY) && options.format() == TraceOptions.Format.TEXT) {
      output.write(Modes.changed(task.tid, abi) + "\n");
    }
  }

  @Override
  public void attached(TracedTask task) {
    attaching.attached(task.tid);
  }

  @Override
  public void stranger(Tid stranger, boolean ended) {
    attaching.stranger(stranger, ended);
  }

  @Override
  public void attachedTo(Tid process, int threads) {
    attaching.attachedTo(process, threads);
  }

  @Override
  public void hidden(TracedTask task) {
    diagnostics.say(HiddenWork.sentence(task.process));
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
    attaching.detached(task.tid);
  }

  @Override
  public void quiet() {
    // Nothing to see before the end.
  }

  @Override
  public void finish() {
    output.flush();
  }
}
