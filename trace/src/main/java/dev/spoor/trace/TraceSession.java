package dev.spoor.trace;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.CallFilter;
import dev.spoor.engine.Command;
import dev.spoor.engine.CommandPipe;
import dev.spoor.engine.LaunchException;
import dev.spoor.engine.ProcessExit;
import dev.spoor.engine.Terminal;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Signal;
import dev.spoor.trace.options.Message;
import dev.spoor.trace.options.Release.Interruptible;
import dev.spoor.trace.options.SeccompUse;
import dev.spoor.trace.options.TraceOptions;
import dev.spoor.trace.pids.ProcessReferents;
import dev.spoor.trace.stack.CallStacks;
import dev.spoor.trace.tree.TreeArt;
import dev.spoor.trace.where.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of the command: from options to the exit status.
final class TraceSession {
  private static final List<Signal> OF_THE_TERMINAL = List.of(Signal.HUP, Signal.INT, Signal.TERM);

  /// Unwanted stops after which a program without `-f` is put under a filter: they cost about as
  /// much as the start of this command.
  private static final int CALLS_BEFORE_FILTER = 10_000;

  /// The most bytes of a path with its NUL; linux/limits.h.
  private static final int PATH_MAX = 4096;

  /// The most that stands behind the name in the names of separate files: a dot, a number.
  private static final int NUMBER_BYTES = 12;

  /// The most bytes of a name in a directory; linux/limits.h.
  private static final int NAME_MAX = 255;

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
    var output = openOutput();
    var command = command();
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

  private Optional<TraceOutput> openOutput() {
    if (options.output().isEmpty()) {
      return Optional.of(TraceOutput.toStandardError());
    }
    var path = options.output().get().toString();
    if (options.separately() && options.output().get().length() >= PATH_MAX - NUMBER_BYTES) {
      diagnostics.say(path + ": File name too long");
      return Optional.empty();
    }
    if (options.separately()) {
      // Messages apart, all goes to files that the report opens.
      return Optional.of(TraceOutput.toStandardError());
    }
    if (TraceOptions.isCommand(options.output().get())) {
      return openPipe(options.output().get());
    }
    try {
      return Optional.of(
          options.rotation().isPresent()
              ? TraceOutput.toFile(path, options.append(), options.rotation().get())
              : TraceOutput.toFile(path, options.append()));
    } catch (IOException refused) {
      diagnostics.say("Can't fopen '" + path + "': " + OutputFailure.whyUnopened(refused, path));
      return Optional.empty();
    }
  }

  private Optional<TraceOutput> openPipe(ByteString output) {
    try {
      var pipe =
          CommandPipe.open(
              output.slice(1, output.length()),
              surroundings.environment(),
              surroundings.handedDown());
      return Optional.of(TraceOutput.toCommand(pipe, output.toString()));
    } catch (IOException refused) {
      diagnostics.say("Can't popen '" + output + "': " + refused.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Command> command() {
    if (options.program().isEmpty()) {
      return Optional.empty();
    }
    var name = options.program().getFirst();
    var path = surroundings.variable("PATH").orElse(ByteString.of("/usr/local/bin:/usr/bin:/bin"));
    if (name.length() >= PATH_MAX) {
      diagnostics.say("exec: File name too long");
      return Optional.empty();
    }
    var found = ProgramPath.find(name, path);
    if (found.isEmpty()) {
      var why = hasLongName(name.toString()) ? "File name too long" : "No such file or directory";
      diagnostics.say("Can't stat '" + name + "': " + why);
      return Optional.empty();
    }
    var words = new ArrayList<>(options.program());
    options.argv0().ifPresent(word -> words.set(0, word));
    var command = Command.of(found.get(), words).withWhatWas(surroundings.handedDown());
    return user(filtered(environment(waiting(command))));
  }

  /// Only a path is given to the kernel as it is: a word is looked for in each directory.
  private static boolean hasLongName(String path) {
    if (path.indexOf('/') < 0) {
      return false;
    }
    for (var name : path.split("/", -1)) {
      if (name.length() > NAME_MAX) {
        return true;
      }
    }
    return false;
  }

  private Command waiting(Command command) {
    return surroundings.waiting().isEmpty()
        ? command
        : command.inWaitingProcess(surroundings.waiting());
  }

  /// The program stops only at the calls that are shown, where that is possible.
  private Command filtered(Command command) {
    if (options.seccomp() == SeccompUse.REFUSED || options.calls().isAll()) {
      sayWhyUnfiltered(options.calls().isAll(), false);
      return command;
    }
    CallFilter.Wanted wanted = options.calls()::contains;
    if (options.showsStacks()) {
      wanted = CallStacks.with(wanted);
    }
    var filter = CallFilter.of(options.says(Message.IO_URING) ? HiddenWork.with(wanted) : wanted);
    var rights = OwnRights.read(Path.of("/proc/self/status"));
    var decision =
        FilterDecision.in(
            new FilterDecision.Circumstances(
                options.seccomp(),
                options.follow(),
                !filter.wantsAll()
                    && !showsLastNumber()
                    // A stop by a filter delivers no signal.
                    && !options.sendsSignals(),
                !options.processes().isEmpty() || options.release().leavesAlive(),
                rights.maySeccomp(),
                rights.mayTraceAll(),
                rights.isFiltered()));
    return switch (decision) {
      case NONE -> {
        sayWhyUnfiltered(
            filter.wantsAll(), !options.follow() && !(rights.mayTraceAll() && rights.maySeccomp()));
        yield command;
      }
      case FILTER -> command.withCallFilter(filter);
      case LATE_FILTER -> command.withLateCallFilter(filter, CALLS_BEFORE_FILTER);
      case FILTER_WITHOUT_NEW_PRIVILEGES -> command.withoutNewPrivileges().withCallFilter(filter);
    };
  }

  /// Signals' lines have the number of the call before.
  private boolean showsLastNumber() {
    return options.line().number()
        && (options.summary().isEmpty() || options.summary().get().withLines());
  }

  /// In strace's words.
  private void sayWhyUnfiltered(boolean nothingToFilter, boolean mustFollow) {
    if (options.seccomp() != SeccompUse.ASKED_FOR) {
      return;
    }
    if (mustFollow) {
      diagnostics.say("--seccomp-bpf cannot be used without -f/--follow-forks, disabling");
    } else if (nothingToFilter) {
      diagnostics.say(
          "Seccomp filter is requested but there are no syscalls to filter.  See -e trace to"
              + " filter syscalls.");
    }
  }

  private Optional<Command> user(Command command) {
    if (options.user().isEmpty()) {
      return Optional.of(command);
    }
    var name = options.user().get().toString();
    try {
      var user = UserAccount.named(name);
      if (user.isEmpty()) {
        diagnostics.say("Cannot find user '" + name + "'");
      }
      return user.map(known -> command.asUser(known.uid(), known.gid(), known.groups()));
    } catch (IOException | NumberFormatException unreadable) {
      diagnostics.say("Cannot find user '" + name + "': " + unreadable.getMessage());
      return Optional.empty();
    }
  }

  private Command environment(Command command) {
    if (options.environment().isEmpty()) {
      return command;
    }
    var entries = new ArrayList<>(surroundings.environment());
    for (var change : options.environment()) {
      change.apply(entries);
    }
    return command.withEnvironment(entries);
  }

  private int run(TraceOutput output, Optional<Command> command) {
    var processes =
        options.processNumbers().isEmpty()
            ? Optional.<ProcessReferents>empty()
            : Optional.of(new ProcessReferents(options.processNumbers(), "/proc"));
    var report = report(output.countedBy(written), processes);
    var cpuClock =
        options.summary().isPresent() && !options.summary().get().wallClock()
            ? Optional.of(new CpuClock())
            : Optional.<CpuClock>empty();
    var handler =
        new TracingHandler(
            options, tasks, report, processes, accesses(), end, cpuClock, diagnostics);
    var tracer =
        Tracer.open(
            handler,
            new TracerOptions(
                options.follow(),
                endsWithTracer(),
                true,
                onClose(),
                options.cpuUse(),
                ProcessHandle.current().pid() == 1));
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
          tracer.join();
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

  private Report report(TraceOutput output, Optional<ProcessReferents> processes) {
    if (options.separately()) {
      var prefix = String.valueOf(options.output().map(ByteString::toString).orElse(""));
      var times = new TimeText(options.times());
      return new SeparateReports(
          tid ->
              TraceOutput.toOneOfMany(prefix + "." + tid, options.append(), options.rotation())
                  .countedBy(written),
          file -> lines(file, times, processes));
    }
    var shown = linesAndSummary(output, processes);
    return options.tree() == TraceOptions.Tree.NONE
        ? shown
        : new TreeReport(options, shown, output, TreeArt.of(locale()));
  }

  /// As setlocale(3) finds out what characters are.
  private String locale() {
    for (var name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      var value = surroundings.variable(name);
      if (value.isPresent() && value.get().length() > 0) {
        return value.get().toString();
      }
    }
    return "C";
  }

  private Report linesAndSummary(TraceOutput output, Optional<ProcessReferents> processes) {
    var times = new TimeText(options.times());
    if (options.summary().isEmpty()) {
      return options.tree() == TraceOptions.Tree.ALONE
          ? new MessageReport(options, output, diagnostics)
          : lines(output, times, processes);
    }
    var table = options.summary().get();
    var summary =
        table.isPlain() && options.format() == TraceOptions.Format.TEXT
            ? new SummaryReport(options, table, output, diagnostics)
            : new StatisticsReport(options, table, output, diagnostics);
    return table.withLines()
        ? new LinesAndSummary(lines(output, times, processes), summary)
        : summary;
  }

  private Report lines(TraceOutput output, TimeText times, Optional<ProcessReferents> processes) {
    return switch (options.format()) {
      case TEXT ->
          new TextReport(
              options,
              output,
              diagnostics,
              times,
              tasks::count,
              processes.filter(ProcessReferents::showsNames));
      case JSON -> new JsonReport(options, output);
    };
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
