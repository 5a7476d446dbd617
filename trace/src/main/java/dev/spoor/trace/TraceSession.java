package dev.spoor.trace;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.Command;
import dev.spoor.engine.LaunchException;
import dev.spoor.engine.ProcessExit;
import dev.spoor.engine.Terminal;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.Release.Interruptible;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.pids.ProcessReferents;
import dev.spoor.trace.where.Where;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One run of the command: from options to the exit status.
final class TraceSession {
  private static final List<Signal> OF_THE_TERMINAL = List.of(Signal.HUP, Signal.INT, Signal.TERM);

  private final TraceOptions options;
  private final Surroundings surroundings;
  private final Diagnostics diagnostics;
  private final TracedTasks tasks = new TracedTasks();
  private final OutputCount written = new OutputCount();
  private final TracingEnd end;

  TraceSession(TraceOptions options, Surroundings surroundings, Diagnostics diagnostics) {
    this.options = options;
    this.surroundings = surroundings;
    this.diagnostics = diagnostics;
    this.end = new TracingEnd(options.release(), written);
  }

  /// {@return the exit status; does not return if the launched program was killed by a signal}
  int run() {
    var output = new OutputOpening(options, surroundings, diagnostics).open();
    var command = new ProgramCommand(options, surroundings, diagnostics).command();
    if (output.isEmpty() || (command.isEmpty() && !options.program().isEmpty())) {
      output.ifPresent(TraceOutput::abandon);
      return 1;
    }
    try {
      return run(output.get(), command);
    } catch (OutputFailure failure) {
      diagnostics.say(String.valueOf(failure.getMessage()));
      output.get().abandon();
      return 1;
    }
  }

  private int run(TraceOutput output, Optional<Command> command) {
    var processes =
        options.processNumbers().isEmpty()
            ? Optional.<ProcessReferents>empty()
            : Optional.of(new ProcessReferents(options.processNumbers(), "/proc"));
    var report =
        new ReportChoice(options, surroundings, diagnostics, tasks, written)
            .report(output.countedBy(written), processes);
    var cpuClock =
        options.summary().isPresent() && !options.summary().get().wallClock()
            ? Optional.of(new CpuClock())
            : Optional.<CpuClock>empty();
    var handler =
        new TracingHandler(
            options, tasks, report, processes, accesses(), end, cpuClock, diagnostics);
    var tracerOptions =
        new TracerOptions(
            options.follow(),
            endsWithTracer(),
            true,
            onClose(),
            options.cpuUse(),
            ProcessHandle.current().pid() == 1,
            ownsJvm());
    if (options.debug()) {
      var bits = Integer.toHexString(tracerOptions.ptraceOptions());
      diagnostics.say("ptrace_setoptions = 0x" + bits);
    }
    var tracer = Tracer.open(handler, tracerOptions);
    end.does(tracer::beginClose);
    var interruption = new Interruption(tracer, output, () -> conclude(tracer, report, output));
    Runtime.getRuntime().addShutdownHook(interruption.hook());
    var status = trace(tracer, command, handler, report, output, interruption);
    if (interruption.claimFinish()) {
      conclude(tracer, report, output);
      if (!interruption.hasBegun()) {
        status = tasks.ending().map(ProcessExit::as).orElse(status);
      }
      interruption.finished();
    }
    handler.close();
    return status;
  }

  /// Writes the end of the trace, and what is to be said besides.
  private void conclude(Tracer tracer, Report report, TraceOutput output) {
    report.finish();
    // Behind its end standard error is closed, where the trace may go.
    output.flush();
    sayWhatEnded();
    if (options.debug()) {
      if (tracer.effort().stops() > 0) {
        diagnostics.say(EffortText.ofKernel(tracer.effort()));
      }
      diagnostics.say(EffortText.of(tracer.effort(), output.writes()));
    }
    options.tip().ifPresent(tip -> diagnostics.show(Tips.text(tip, System.nanoTime())));
    output.close();
  }

  private void sayWhatEnded() {
    if (!end.reason().isEmpty()) {
      diagnostics.say("--stop-after: stopped " + end.reason());
    }
    for (var regex : options.where().map(Where::givenUp).orElse(List.of())) {
      diagnostics.say(
          "--where: texts for which a search takes too long are taken not to match: " + regex);
    }
  }

  /// Whether bin/spoor made this JVM for the command: then all threads and children are its own.
  private boolean ownsJvm() {
    return surroundings.handedDown().environment().isPresent();
  }

  /// Also when the tracer is killed.
  private boolean endsWithTracer() {
    return options.release().kill() || surroundings.waiting().isEmpty();
  }

  private TracerOptions.OnClose onClose() {
    return options.release().kill() ? TracerOptions.OnClose.KILL : TracerOptions.OnClose.DETACH;
  }

  private Optional<AccessMatch> accesses() {
    if (options.accesses().isAll()) {
      return Optional.empty();
    }
    var match = new AccessMatch(options.accesses());
    for (var path : match.resolved()) {
      if (options.says(Message.PATH_RESOLUTION)) {
        diagnostics.say(
            "Requested path \"" + path.requested() + "\" resolved into \"" + path.real() + "\"");
      }
    }
    return Optional.of(match);
  }

  private int trace(
      Tracer tracer,
      Optional<Command> command,
      TracingHandler handler,
      Report report,
      TraceOutput output,
      Interruption interruption) {
    try {
      var begun = begin(tracer, command, handler, report, output, interruption);
      if (begun) {
        try (var _ = StopClock.start(options.release().stop().nanos(), end::timeIsOver)) {
          var writing = new LateWriting(tracer, report, written);
          tracer.join(Duration.ofMillis(LateWriting.EVERY_MILLIS), writing);
        }
      }
      tracer.close();
      return begun ? 0 : 1;
    } catch (OutputFailure failure) {
      closeAfter(tracer, failure);
      throw failure;
    }
  }

  /// A tracer that failed says so again when it is closed.
  private static void closeAfter(Tracer tracer, OutputFailure failure) {
    try {
      tracer.close();
    } catch (OutputFailure again) {
      assert again.equals(failure);
    }
  }

  /// Attaches to what is to be attached to and launches what is to be launched.
  ///
  /// @return whether there is anything to trace
  private boolean begin(
      Tracer tracer,
      Optional<Command> command,
      TracingHandler handler,
      Report report,
      TraceOutput output,
      Interruption interruption) {
    var begun = 0;
    for (var process : options.processes()) {
      try {
        if (options.descendants()) {
          tracer.attachFamily(
              process, refused -> diagnostics.say(String.valueOf(refused.getMessage())));
        } else {
          tracer.attach(process);
        }
        begun++;
      } catch (AttachException refused) {
        diagnostics.say(
            refused.errno().equals(Errno.ESRCH)
                ? "attach: ptrace(PTRACE_SEIZE, " + process + "): " + Errno.ESRCH.text()
                : String.valueOf(refused.getMessage()));
      }
    }
    if (command.isPresent()) {
      begun += launch(tracer, command.get(), handler, report, output, interruption) ? 1 : 0;
    }
    if (isDeaf()) {
      ProcessExit.deafTo(OF_THE_TERMINAL);
    }
    if (options.release().isEndedAtOnce()) {
      ProcessExit.atOnceBy(OF_THE_TERMINAL);
    }
    if (options.release().interruptible().equals(Optional.of(Interruptible.NEVER_TSTP))) {
      ProcessExit.deafTo(List.of(Signal.TSTP));
    }
    if (!surroundings.waiting().isEmpty()) {
      // In another process group than the terminal's, writing there could stop the tracer.
      ProcessExit.deafTo(List.of(Signal.TTIN, Signal.TTOU));
    }
    // A JVM would print its threads' stacks among the output.
    Terminal.leaveQuitToPrograms();
    return begun > 0;
  }

  /// With `-o FILE PROG` the terminal and its keys are the program's.
  private boolean isDeaf() {
    var said = options.release().interruptible();
    return said.isPresent()
        ? said.get().isDeaf()
        : options.output().isPresent() && !options.program().isEmpty();
  }

  private boolean launch(
      Tracer tracer,
      Command command,
      TracingHandler handler,
      Report report,
      TraceOutput output,
      Interruption interruption) {
    try {
      var tid = tracer.launch(command);
      interruption.launched(tid);
      return true;
    } catch (LaunchException refused) {
      tracer.close();
      handler.launchFailed(refused.errno());
      output.flush();
      diagnostics.say(
          refused.step().startsWith("execute ")
              ? "exec: " + refused.errno().text()
              : String.valueOf(refused.getMessage()));
      tasks.launched().ifPresent(task -> report.exited(task, 1));
      return false;
    }
  }
}
