package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.SignalInfoValues;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.trace.inject.Tampering;
import dev.spoor.trace.options.CallStatus;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.Precision;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.pids.ProcessReferents;
import dev.spoor.trace.stack.CallStack;
import dev.spoor.trace.stack.StackText;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Events in the text of strace(1).
///
/// A call's beginning is written when it is entered and its end when it returns; whatever comes
/// between ends the line with `<unfinished ...>`.
final class TextReport implements Report {
  private static final String RESTART = "restart_syscall";

  // linux/errno.h: restart_syscall(2) will go on with the call.
  private static final int ERESTART_RESTARTBLOCK = 516;

  private final TraceOptions options;
  private final TraceOutput output;
  private final Diagnostics diagnostics;
  private final AttachMessages attaching;
  private final TextFormatter formatter;
  private final LineHead head;
  private final SignalInfoValues signals = SignalInfoValues.ofSignals();
  private final Optional<Precision> spent;
  private final boolean wholeLines;

  /// Whether a call's outcome decides if it is shown.
  private final boolean waitsForOutcome;

  /// Those whose lines are written whole when they end (`--whole-lines`).
  private final BegunCalls begun = new BegunCalls();

  /// The text of one event, reused.
  private final StringBuilder text = new StringBuilder(256);

  /// The call whose beginning is the last thing written, and how long its line is so far.
  private Optional<OpenCall> current = Optional.empty();

  private int currentColumn;

  /// @param times shared by reports whose lines are told apart by a later merge
  /// @param taskCount how many tasks are traced now
  /// @param names of the tasks that are named at the head of lines; empty if they are not
  TextReport(
      TraceOptions options,
      TraceOutput output,
      Diagnostics diagnostics,
      TimeText times,
      IntSupplier taskCount,
      Optional<ProcessReferents> names) {
    this.options = options;
    this.output = output;
    this.diagnostics = diagnostics;
    this.attaching = new AttachMessages(options, output, diagnostics);
    this.formatter = new TextFormatter(options.style());
    this.head = new LineHead(options, formatter, diagnostics, times, taskCount, names);
    this.spent = options.times().spent();
    this.wholeLines = options.line().whole();
    this.waitsForOutcome = options.waitsForOutcome();
  }

  @Override
  public Detail detail() {
    return Detail.TEXT;
  }

  @Override
  public boolean timesCalls() {
    return options.times().relative().isPresent() || options.times().spent().isPresent();
  }

  // ---- calls

  @Override
  public void entered(TracedTask task, OpenCall call) {
    if (wholeLines) {
      text.setLength(0);
      head.head(task, call.enteredNanos, true, text);
      opening(task, call);
      begun.begin(task, call, text.toString());
      return;
    }
    beginLine(task, call.enteredNanos);
    opening(task, call);
    if (waitsForOutcome || call.isUndecided()) {
      call.heldBack = text.toString();
      return;
    }
    currentColumn = text.length();
    current = Optional.of(call);
    output.write(text);
    output.beforeCall();
  }

  private void opening(TracedTask task, OpenCall call) {
    if (call.text.isPresent()) {
      text.append(call.text.get().opening());
    } else if (call.decoded().name().equals(RESTART)) {
      // What strace(1) says of a call that began before it was there.
      var what = task.interrupted.isEmpty() ? "read" : task.interrupted;
      text.append(RESTART).append("(<... resuming interrupted ").append(what).append(" ...>");
    } else {
      formatter.opening(call.decoded().asUnfinished(), text);
    }
  }

  @Override
  public void returned(TracedTask task, ReturnedCall returned) {
    var call = returned.call();
    remember(task, returned);
    begun.end(task);
    if (waitsForOutcome
        && !options.shows(returned.failed() ? CallStatus.FAILED : CallStatus.SUCCESSFUL)) {
      return;
    }
    var before = continueLine(task, call, call.enteredNanos + returned.wallNanos());
    if (call.text.isPresent()) {
      var direct = call.text.get();
      text.append(direct.resumption());
      pad(before);
      text.append(direct.outcome());
    } else {
      ending(call, returned.decoded(), before);
    }
    tampering(returned.tampering());
    if (spent.isPresent()) {
      TimeText.spent(returned.wallNanos(), spent.get(), text);
    }
    endLine();
    if (returned.data().isPresent()) {
      returned.data().get().tell(new DataLines(task.tid, output::write));
    }
  }

  private void ending(OpenCall call, DecodedCall complete, int before) {
    if (complete.name().equals(RESTART)) {
      text.append(')');
    } else {
      formatter.resumption(call.decoded().asUnfinished(), complete, text);
    }
    pad(before);
    formatter.outcome(complete, text);
  }

  private void tampering(Tampering done) {
    if (done.arguments()) {
      text.append(done.result() ? " (INJECTED: args, retval)" : " (INJECTED: args)");
    } else if (done.result()) {
      text.append(" (INJECTED)");
    }
    if (done.delayed()) {
      text.append(" (DELAYED)");
    }
  }

  private static void remember(TracedTask task, ReturnedCall returned) {
    if (returned.failed() && returned.result() == -ERESTART_RESTARTBLOCK) {
      var name = returned.call().name();
      if (!name.equals(RESTART)) {
        task.interrupted = name;
      }
    }
  }

  @Override
  public void cutShort(TracedTask task, OpenCall call) {
    begun.end(task);
    if (waitsForOutcome && !options.shows(CallStatus.UNFINISHED)) {
      return;
    }
    var before = continueLine(task, call, System.nanoTime());
    text.append(call.isWhole() ? ")" : " <unfinished ...>)");
    pad(before);
    text.append('?');
    endLine();
  }

  /// Starts the text that goes on with a call's line, which may have been cut.
  ///
  /// @return how long the line is before that text
  private int continueLine(TracedTask task, OpenCall call, long nanos) {
    if (isCurrent(call)) {
      current = Optional.empty();
      text.setLength(0);
      return currentColumn;
    }
    if (!call.heldBack.isEmpty()) {
      cutCurrent();
      text.setLength(0);
      if (wholeLines) {
        // By then others may have come or gone, or an execve(2) may have changed the number.
        head.prefix(task, true, text);
      }
      text.append(call.heldBack);
      return 0;
    }
    beginLine(task, nanos);
    text.append("<... ").append(call.name()).append(" resumed>");
    return 0;
  }

  private boolean isCurrent(OpenCall call) {
    return current.isPresent() && current.get() == call;
  }

  /// Results begin in a column of their own where the call leaves room for that.
  private void pad(int before) {
    text.append(' ');
    for (var column = before + text.length(); column < options.line().column(); column++) {
      text.append(' ');
    }
    text.append("= ");
  }

  // ---- lines

  private void beginLine(TracedTask task, long nanos) {
    beginLine(task, nanos, true);
  }

  private void beginLine(TracedTask task, long nanos, boolean running) {
    cutCurrent();
    text.setLength(0);
    head.prefix(task, running, text);
    head.head(task, nanos, running, text);
  }

  private void cutCurrent() {
    if (current.isPresent()) {
      current = Optional.empty();
      output.write(" <unfinished ...>\n");
    }
  }

  private void endLine() {
    text.append('\n');
    output.write(text);
  }

  // ---- the rest

  @Override
  public void signalled(TracedTask task, SignalInfo info) {
    beginLine(task, System.nanoTime());
    text.append("--- ").append(info.signal().name()).append(' ');
    formatter.value(signals.value(info, task.decorations()), text);
    text.append(" ---");
    endLine();
  }

  @Override
  public void stopped(TracedTask task, Signal signal) {
    beginLine(task, System.nanoTime());
    text.append("--- stopped by ").append(signal.name()).append(" ---");
    endLine();
    // It may be long until there is more, and somebody may wait for this.
    output.flush();
  }

  @Override
  public void switched(TracedTask task, Abi abi) {
    if (!options.says(Message.PERSONALITY)) {
      return;
    }
    beginLine(task, System.nanoTime());
    text.append(Modes.changed(task.tid, abi));
    endLine();
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
    output.flush();
    diagnostics.say(HiddenWork.sentence(task.process));
  }

  @Override
  public void exited(TracedTask task, int code) {
    if (options.says(Message.EXIT)) {
      beginLine(task, System.nanoTime(), false);
      text.append("+++ exited with ").append(code).append(" +++");
      endLine();
    }
  }

  @Override
  public void killed(TracedTask task, Signal signal, boolean dumpedCore) {
    if (options.signals().contains(signal)) {
      beginLine(task, System.nanoTime(), false);
      text.append("+++ killed by ").append(signal.name());
      text.append(dumpedCore ? " (core dumped) +++" : " +++");
      endLine();
    }
  }

  @Override
  public void superseded(TracedTask task, Tid by) {
    if (options.says(Message.THREAD_EXECVE)) {
      beginLine(task, System.nanoTime(), false);
      text.append("+++ superseded by execve in pid ").append(by.value()).append(" +++");
      endLine();
    }
  }

  @Override
  public void stacked(TracedTask task, CallStack stack) {
    text.setLength(0);
    StackText.append(stack, text);
    output.write(text);
  }

  @Override
  public void renamed(TracedTask task, Tid number) {
    if (options.separately()) {
      // Another report goes on with it.
      begun.end(task);
    }
    if (task.open.isPresent() && isCurrent(task.open.get())) {
      current = Optional.empty();
      output.write(" <pid changed to " + number + " ...>\n");
    }
  }

  @Override
  public void detached(TracedTask task) {
    attaching.detached(task.tid);
    if (task.open.isEmpty()) {
      return;
    }
    var call = task.open.get();
    begun.end(task);
    if (waitsForOutcome && !options.shows(CallStatus.DETACHED)) {
      return;
    }
    if (isCurrent(call) || !call.heldBack.isEmpty()) {
      var _ = continueLine(task, call, System.nanoTime());
      text.append(" <detached ...>");
      endLine();
    }
  }

  /// The trace ends before the call does.
  private void unfinished(TracedTask task, OpenCall call) {
    if (task.open.isEmpty() || task.open.get() != call) {
      // It has ended, and is not to be shown.
      return;
    }
    if (!waitsForOutcome || options.shows(CallStatus.UNFINISHED)) {
      var _ = continueLine(task, call, System.nanoTime());
      text.append(" <unfinished ...>");
      endLine();
    }
  }

  @Override
  public void gone(TracedTask task) {
    begun.end(task);
  }

  @Override
  public void quiet() {
    output.quiet();
  }

  @Override
  public void flush() {
    output.flush();
  }

  @Override
  public void finish() {
    cutCurrent();
    begun.endAll(this::unfinished);
    output.flush();
  }
}
