package dev.spoor.live.death;

import dev.spoor.debugger.DebugSession;
import dev.spoor.debugger.DebugSetup;
import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.Inferior;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Condition;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.step.CallFunction;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.debugger.step.StepView;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.engine.TracerOptions;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A session of the debugger to be killed, in a JVM of its own.
final class DoomedSession {
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private final SessionState state;
  private final Tid process;
  private final Address function;
  private int count;

  private DoomedSession(SessionState state, Tid process, Address function) {
    this.state = state;
    this.process = process;
    this.function = function;
  }

  /// Runs until killed.
  ///
  /// @param arguments a [SessionState], a process to attach to and the address of the function that
  ///   it calls
  static void main(String... arguments) throws InterruptedException {
    new DoomedSession(
            SessionState.valueOf(arguments[0]),
            Tid.of(Integer.parseInt(arguments[1])),
            Address.of(Long.decode(arguments[2])))
        .run();
  }

  private static void say(String line) {
    try {
      OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() throws InterruptedException {
    var setup =
        new DebugSetup(
            root -> DebugSearch.in(DebugDirectories.under(root)),
            name -> name,
            (text, symbols, at) -> never(),
            TracerOptions.defaults(),
            notice -> {});
    try (var session = DebugSession.open(setup)) {
      session.attach(process);
      var _ = session.awaitHalt();
      var _ = session.call(this::prepare);
      say("planted");
      var _ = session.awaitHalt();
      say("there");
      var _ = session.awaitHalt();
    }
  }

  /// A condition that does not hold.
  private Condition never() {
    return task -> {
      if (++count % 10 == 0) {
        say("there");
      }
      return Condition.Answer.HOLDS_NOT;
    };
  }

  private boolean prepare(Debugger debugger) {
    var inferior = debugger.inferiors().all().getFirst();
    var task = inferior.tasks().getFirst();
    if (state == SessionState.WATCH) {
      watch(debugger, inferior);
    } else {
      // Behind "push %rbp", where a user's breakpoint is.
      var at = new LocationSpec.OfAddress(function.plus(1));
      var breakpoint =
          debugger
              .breakpoints()
              .add(new Trigger.AtCode(at, "work", false), Breakpoint.Disposition.KEEP);
      if (state == SessionState.HITS || state == SessionState.STEPS) {
        debugger.breakpoints().condition(breakpoint, "never");
      }
    }
    switch (state) {
      case STEPS -> debugger.go(task, new Endless(), List.of());
      // It does not return.
      case CALL ->
          debugger.go(task, new CallFunction(symbol(inferior, "pause"), List.of()), List.of());
      case IDLE, HITS, HALTED, WATCH, SIGNAL -> debugger.go(inferior.tasks());
    }
    return true;
  }

  private static void watch(Debugger debugger, Inferior inferior) {
    var data =
        new Trigger.OnData(
            "calls",
            symbol(inferior, "calls"),
            Long.BYTES,
            Trigger.OnData.Access.WRITE,
            true,
            Optional.empty(),
            bytes -> "");
    var _ = debugger.breakpoints().add(data, Breakpoint.Disposition.KEEP);
  }

  private static Address symbol(Inferior inferior, String name) {
    for (var object : inferior.symbols().objects()) {
      var found = object.symbolsNamed(name);
      if (!found.isEmpty()) {
        return object.address(found.getFirst().address());
      }
    }
    throw new IllegalStateException("no symbol " + name);
  }

  /// Steps without end.
  private final class Endless implements StepPlan {
    @Override
    public Verdict look(StepView view) {
      if (++count % 1000 == 0) {
        say("there");
      }
      return new Verdict.StepInstruction();
    }
  }
}
