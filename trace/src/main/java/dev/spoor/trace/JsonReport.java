package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import dev.spoor.syscalls.SignalInfoValues;
import dev.spoor.syscalls.format.JsonFormatter;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.trace.inject.Tampering;
import dev.spoor.trace.options.CallStatus;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.stack.StackJson;
import java.time.Instant;
import java.util.Optional;

/// Events as JSON, an object a line: docs/JSON.md has the schema.
final class JsonReport implements Report {
  private final TraceOptions options;
  private final TraceOutput output;
  private final Optional<SecurityContexts> contexts;
  private final JsonFormatter formatter = new JsonFormatter();
  private final SignalInfoValues signals = SignalInfoValues.ofSignals();
  private final StringBuilder text = new StringBuilder(512);

  JsonReport(TraceOptions options, TraceOutput output) {
    this.options = options;
    this.output = output;
    this.contexts = options.contexts().map(SecurityContexts::new);
  }

  @Override
  public Detail detail() {
    return Detail.VALUES;
  }

  @Override
  public boolean timesCalls() {
    return true;
  }

  // ---- calls

  @Override
  public void entered(TracedTask task, OpenCall call) {
    call.enteredAt = Instant.now();
  }

  @Override
  public void returned(TracedTask task, ReturnedCall returned) {
    if (options.shows(returned.failed() ? CallStatus.FAILED : CallStatus.SUCCESSFUL)) {
      begin("call", task, returned.call().enteredAt);
      call(returned.decoded());
      text.append(",\"duration\":");
      seconds(returned.wallNanos());
      tampering(returned.tampering());
      stack(task);
      returned.data().ifPresent(this::data);
      end();
    }
  }

  // Of any length, so not kept.
  private void data(CallData data) {
    output.write(text);
    text.setLength(0);
    var json = new DataJson(output::write);
    data.tell(json);
    json.end();
  }

  private void tampering(Tampering done) {
    if (done.arguments() || done.result()) {
      var both = done.arguments() && done.result();
      text.append(",\"injected\":[");
      text.append(done.arguments() ? "\"arguments\"" : "");
      text.append(both ? "," : "").append(done.result() ? "\"result\"" : "").append(']');
    }
    if (done.delayed()) {
      text.append(",\"delayed\":true");
    }
  }

  @Override
  public void cutShort(TracedTask task, OpenCall call) {
    unfinished(task, call, CallStatus.UNFINISHED, "unfinished");
  }

  private void unfinished(TracedTask task, OpenCall call, CallStatus status, String state) {
    if (options.shows(status)) {
      begin("call", task, call.enteredAt);
      call(call.decoded().asUnfinished());
      text.append(",\"state\":\"").append(state).append('"');
      stack(task);
      end();
    }
  }

  private void stack(TracedTask task) {
    if (task.stack.isPresent()) {
      StackJson.append(task.stack.get(), formatter, text);
    }
  }

  private void call(DecodedCall call) {
    text.append(',');
    formatter.members(call, text);
  }

  // ---- signals

  @Override
  public void signalled(TracedTask task, SignalInfo info) {
    begin("signal", task);
    signal(info.signal());
    text.append(",\"info\":");
    formatter.value(signals.value(info, task.decorations()), text);
    stack(task);
    end();
  }

  @Override
  public void stopped(TracedTask task, Signal signal) {
    begin("stopped", task);
    signal(signal);
    stack(task);
    end();
  }

  private void signal(Signal signal) {
    text.append(",\"signal\":\"").append(signal.name()).append('"');
  }

  // ---- tasks that come and go

  @Override
  public void switched(TracedTask task, Abi abi) {
    // Each call says which ABI it is of.
  }

  @Override
  public void attached(TracedTask task) {
    if (options.says(Message.ATTACH)) {
      begin("attached", task);
      end();
    }
  }

  @Override
  public void attachedTo(Tid process, int threads) {
    if (options.says(Message.ATTACH)) {
      begin("attached", process, process, Instant.now());
      text.append(",\"threads\":").append(threads);
      end();
    }
  }

  @Override
  public void hidden(TracedTask task) {
    begin("note", task);
    text.append(",\"about\":\"io_uring\",\"text\":\"");
    text.append(HiddenWork.sentence(task.process)).append('"');
    end();
  }

  @Override
  public void exited(TracedTask task, int code) {
    if (options.says(Message.EXIT)) {
      begin("exited", task);
      text.append(",\"code\":").append(code);
      end();
    }
  }

  @Override
  public void killed(TracedTask task, Signal signal, boolean dumpedCore) {
    if (options.signals().contains(signal)) {
      begin("killed", task);
      signal(signal);
      text.append(",\"core\":").append(dumpedCore);
      end();
    }
  }

  @Override
  public void superseded(TracedTask task, Tid by) {
    if (options.says(Message.THREAD_EXECVE)) {
      begin("superseded", task);
      text.append(",\"by\":").append(by.value());
      end();
    }
  }

  @Override
  public void detached(TracedTask task) {
    task.open.ifPresent(call -> unfinished(task, call, CallStatus.DETACHED, "detached"));
    if (options.says(Message.ATTACH)) {
      begin("detached", task);
      end();
    }
  }

  // ---- lines

  private void begin(String type, TracedTask task) {
    begin(type, task, Instant.now());
  }

  private void begin(String type, TracedTask task, Instant when) {
    begin(type, task.process, task.tid, when);
  }

  private void begin(String type, Tid process, Tid tid, Instant when) {
    text.setLength(0);
    text.append("{\"type\":\"").append(type).append("\",\"pid\":").append(process.value());
    text.append(",\"tid\":").append(tid.value()).append(",\"time\":");
    decimal(when.getEpochSecond(), when.getNano() / 1000, 6);
    if (contexts.isPresent()) {
      context(contexts.get().task(tid));
    }
  }

  private void context(ByteString context) {
    if (context.length() > 0) {
      formatter.context(context, text);
    }
  }

  private void seconds(long nanos) {
    decimal(nanos / 1_000_000_000L, nanos % 1_000_000_000L, 9);
  }

  private void decimal(long whole, long fraction, int digits) {
    text.append(whole).append('.');
    var start = text.length();
    text.append(fraction);
    for (var length = text.length() - start; length < digits; length++) {
      text.insert(start, '0');
    }
  }

  private void end() {
    text.append("}\n");
    output.write(text);
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
    output.flush();
  }
}
