package dev.spoor.repl.print;

import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.HaltCause.HitDetail;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.engine.Ending;
import dev.spoor.engine.TaskStop;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.repl.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Halts as users are told of them: the one place that has their words, which are gdb's.
public final class HaltText {
  private static final int CALLERS = 8;

  private final Printing printing;
  private final Halt halt;
  private final int inferior;
  private final List<Text> lines = new ArrayList<>();

  /// Stands before the frame in the same line.
  private final Text before = new Text();

  private boolean isOver;
  private boolean isTold;

  /// @param printing what is needed for it; its view has the halted task selected
  /// @param inferior the number of the program
  public HaltText(Printing printing, Halt halt, int inferior) {
    this.printing = printing;
    this.halt = halt;
    this.inferior = inferior;
  }

  /// {@return the lines to show}
  ///
  /// @param isSameFrame whether it is the call that was stepped in: then the line of source will do
  public List<Text> lines(boolean isSameFrame) {
    for (var cause : halt.causes()) {
      cause(cause);
    }
    if (!isOver && printing.view().hasStack()) {
      frame(isSameFrame && halt.causes().stream().allMatch(HaltText::isStep));
    }
    return List.copyOf(lines);
  }

  private static boolean isStep(HaltCause cause) {
    return cause instanceof HaltCause.PlanFinished(Verdict.Outcome.Stepped _);
  }

  private void frame(boolean isSameFrame) {
    // What arguments were may be known through several callers.
    var stack = printing.view().stack(CALLERS);
    var text = new FrameText(printing, stack.stack());
    var frame = stack.frames().getFirst();
    var source = text.sourceLine(frame, isSameFrame);
    if (!isSameFrame || source.isEmpty()) {
      lines.add(before.append(text.line(frame)));
    }
    source.ifPresent(lines::add);
  }

  private void cause(HaltCause cause) {
    switch (cause) {
      case HaltCause.Started _ -> lines.add(Text.of("Program stopped."));
      case HaltCause.Attached _ -> {}
      case HaltCause.Hit(var breakpoint, var detail) -> hit(breakpoint, detail);
      case HaltCause.PlanFinished(var outcome) -> finished(outcome);
      case HaltCause.PlanAbandoned(var reason) -> reason.lines().map(Text::of).forEach(lines::add);
      case HaltCause.SignalReceived(var signal, var _) -> signal(signal);
      case HaltCause.UnknownTrap _ -> signal(Signal.TRAP);
      case HaltCause.Paused _ -> signal(Signal.INT);
      case HaltCause.Ended(var process, var ending) -> ended(process.value(), ending);
      case HaltCause.Replaced(var process, var program) ->
          lines.add(Text.of("process " + process + " is executing new program: " + program));
    }
  }

  private void finished(Verdict.Outcome outcome) {
    if (outcome instanceof Verdict.Outcome.Interrupted(var signal)) {
      signal(signal);
    }
  }

  /// `Thread 2 "name" hit ` where there are several, else nothing.
  private String who(String verb) {
    var thread = printing.view().thread();
    if (!printing.view().target().hasHadThreads()) {
      return "";
    }
    return "Thread " + printing.view().label(thread) + " \"" + thread.name() + "\" " + verb;
  }

  private void signal(Signal signal) {
    var name = who("");
    lines.add(new Text());
    lines.add(
        Text.of(
            (name.isEmpty() ? "Program " : name)
                + "received signal "
                + SignalWords.named(signal)
                + "."));
  }

  private void hit(Breakpoint breakpoint, Optional<HitDetail> detail) {
    var number = breakpoint.number();
    // Of several at one place only the first is told, as in gdb; watchpoints all are.
    if (number < 0 || isTold && !(breakpoint.trigger() instanceof Trigger.OnData)) {
      return;
    }
    isTold |= !(breakpoint.trigger() instanceof Trigger.OnData);
    lines.add(new Text());
    var isTemporary = breakpoint.disposition() == Breakpoint.Disposition.DELETE;
    switch (breakpoint.trigger()) {
      case Trigger.AtCode _ ->
          before.plain(
              who("hit ")
                  + (isTemporary ? "Temporary breakpoint " : "Breakpoint ")
                  + number
                  + site(breakpoint)
                  + ", ");
      case Trigger.OnData watched -> watch(number, watched, detail);
      case Trigger.OnEvent(var event, var _) when !exception(event).isEmpty() ->
          before.plain(
              who("hit ")
                  + (isTemporary ? "Temporary catchpoint " : "Catchpoint ")
                  + number
                  + " (exception "
                  + exception(event)
                  + "), ");
      case Trigger.OnEvent _
          when detail.orElse(null) instanceof HitDetail.Loaded(var event, var names) ->
          loaded(
              who("hit ") + (isTemporary ? "Temporary catchpoint " : "Catchpoint ") + number,
              event == Trigger.OnEvent.Event.LOAD,
              names);
      case Trigger.OnCall _, Trigger.OnSignal _, Trigger.OnEvent _ ->
          before.plain(
              who("hit ")
                  + (isTemporary ? "Temporary catchpoint " : "Catchpoint ")
                  + number
                  + caught(breakpoint, detail)
                  + ", ");
    }
  }

  private void loaded(String who, boolean isLoad, List<String> names) {
    lines.add(Text.of(who));
    var before = "  Inferior " + (isLoad ? "loaded " : "unloaded ");
    for (var name : names) {
      lines.add(Text.of(before + name));
      before = "    ";
    }
  }

  /// What has happened to an exception; empty if nothing has.
  private static String exception(Trigger.OnEvent.Event event) {
    return switch (event) {
      case THROW -> "thrown";
      case RETHROW -> "rethrown";
      case CATCH -> "caught";
      case FORK, VFORK, EXEC, THREAD, LOAD, UNLOAD -> "";
    };
  }

  /// Which of several places of a breakpoint it is: `.2`.
  private String site(Breakpoint breakpoint) {
    var view = printing.view();
    var places = view.sites(breakpoint);
    var pc = view.thread().registers().pc();
    var inferior = view.inferior(view.thread());
    for (var i = 0; places.size() > 1 && i < places.size(); i++) {
      var place = places.get(i);
      if (place.inferior() == inferior && place.location().address().equals(pc)) {
        return "." + (i + 1);
      }
    }
    return "";
  }

  private String caught(Breakpoint breakpoint, Optional<HitDetail> detail) {
    return detail
        .map(each ->
            switch (each) {
              case HitDetail.Event(var stop) -> event(breakpoint, stop);
              case HitDetail.Said(var text) -> " (" + text + ")";
              case HitDetail.Undecided(var then) -> caught(breakpoint, then);
              case HitDetail.Changed _,
                  HitDetail.Accessed _,
                  HitDetail.OutOfScope _,
                  HitDetail.Printed _,
                  HitDetail.Loaded _ ->
                  "";
            })
        .orElse("");
  }

  private String event(Breakpoint breakpoint, TaskStop stop) {
    return switch (stop) {
      case TaskStop.SyscallEntry call -> " (call to syscall " + callName(call.abi()) + ")";
      case TaskStop.SyscallExit call -> " (returned from syscall " + callName(call.abi()) + ")";
      case TaskStop.Spawned spawned ->
          (spawned.kind() == TaskStop.Spawned.Kind.VFORK ? " (vforked" : " (forked")
              + " process "
              + spawned.child()
              + ")";
      case TaskStop.SignalDelivery delivery -> " (signal " + delivery.signal() + ")";
      case TaskStop.Execed _ -> " (exec'd " + breakpoint.caught() + ")";
      case TaskStop.Seccomp _,
          TaskStop.GroupStop _,
          TaskStop.Stepped _,
          TaskStop.Launched _,
          TaskStop.Attached _,
          TaskStop.Born _,
          TaskStop.Interrupted _,
          TaskStop.VforkDone _,
          TaskStop.Exiting _,
          TaskStop.Unrecognized _ ->
          "";
    };
  }

  /// The number of a call stays in a register of its own until it has returned.
  private String callName(Abi abi) {
    var registers = printing.view().thread().registers();
    var isLong = registers.architecture().pointerBytes() == Long.BYTES;
    var number = isLong ? registers.unsigned("orig_rax") : registers.unsigned("orig_eax");
    return SyscallTable.of(abi)
        .find(number)
        .map(SyscallTable.Row::name)
        .orElse(Long.toString(number));
  }

  private void watch(int number, Trigger.OnData watched, Optional<HitDetail> detail) {
    var kind = WatchWords.of(watched);
    if (detail.isPresent() && detail.get() instanceof HitDetail.OutOfScope) {
      lines.add(
          Text.of(
              who("hit ")
                  + "Watchpoint "
                  + number
                  + " deleted because the program has left the block in"));
      lines.add(Text.of("which its expression is valid."));
      return;
    }
    lines.add(Text.of(who("hit ") + kind + " " + number + ": " + watched.name()));
    lines.add(new Text());
    detail.ifPresent(this::values);
  }

  private void values(HitDetail detail) {
    switch (detail) {
      case HitDetail.Changed(var old, var now) -> {
        lines.add(Text.of("Old value = " + old));
        lines.add(Text.of("New value = " + now.orElse("<unreadable>")));
      }
      case HitDetail.Accessed(var value) -> lines.add(Text.of("Value = " + value));
      case HitDetail.Undecided(var then) -> then.ifPresent(this::values);
      case HitDetail.OutOfScope _,
          HitDetail.Event _,
          HitDetail.Loaded _,
          HitDetail.Printed _,
          HitDetail.Said _ -> {}
    }
  }

  private void ended(int process, Ending ending) {
    isOver = true;
    switch (ending) {
      case Ending.Exited(var code) ->
          lines.add(
              Text.of(
                  "[Inferior "
                      + inferior
                      + " (process "
                      + process
                      + ") exited "
                      + (code == 0
                          ? "normally"
                          : "with code " + String.format(Locale.ROOT, "0%o", code))
                      + "]"));
      case Ending.Killed(var signal, var _) -> {
        lines.add(new Text());
        lines.add(Text.of("Program terminated with signal " + SignalWords.named(signal) + "."));
        lines.add(Text.of("The program no longer exists."));
      }
      case Ending.Detached _ ->
          lines.add(Text.of("[Inferior " + inferior + " (process " + process + ") detached]"));
      case Ending.Superseded _, Ending.Vanished _ ->
          lines.add(Text.of("The program no longer exists."));
    }
  }
}
