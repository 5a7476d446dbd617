package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import dev.spoor.trace.stack.CallStack;

/// Hands what happens to a task on to another report.
abstract class ForwardingReport implements Report {
  /// {@return the report that is told about the task}
  abstract Report of(TracedTask task);

  @Override
  public void appeared(TracedTask task) {
    of(task).appeared(task);
  }

  @Override
  public void spawned(TracedTask maker, Tid child) {
    of(maker).spawned(maker, child);
  }

  @Override
  public void born(TracedTask task, Tid maker) {
    of(task).born(task, maker);
  }

  @Override
  public void executed(TracedTask task) {
    of(task).executed(task);
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
  public void stacked(TracedTask task, CallStack stack) {
    of(task).stacked(task, stack);
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
  public void hidden(TracedTask task) {
    of(task).hidden(task);
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
  public void renamed(TracedTask task, Tid number) {
    of(task).renamed(task, number);
  }

  @Override
  public void superseded(TracedTask task, Tid by) {
    of(task).superseded(task, by);
  }

  @Override
  public void detached(TracedTask task) {
    of(task).detached(task);
  }

  @Override
  public void gone(TracedTask task) {
    of(task).gone(task);
  }
}
