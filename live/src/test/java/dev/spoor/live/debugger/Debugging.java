package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.DebugSession;
import dev.spoor.debugger.DebugSetup;
import dev.spoor.debugger.DebugTask;
import dev.spoor.debugger.Debugger;
import dev.spoor.debugger.Halt;
import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Condition;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.engine.Command;
import dev.spoor.engine.TracerOptions;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// A session in the words of tests.
final class Debugging implements AutoCloseable {
  /// What the tests' conditions say: a register's name, `==` and a number.
  private static Condition compile(String text) {
    var words = text.split(" ");
    var wanted = Long.decode(words[2]);
    return task ->
        task.registers().unsigned(words[0]) == wanted
            ? Condition.Answer.HOLDS
            : Condition.Answer.HOLDS_NOT;
  }

  private final DebugSession session =
      DebugSession.open(
          new DebugSetup(
              root -> DebugSearch.in(DebugDirectories.under(root)),
              name -> name,
              (text, symbols, at) -> compile(text),
              TracerOptions.defaults(),
              notice -> {}));

  DebugSession session() {
    return session;
  }

  <T> T call(Function<Debugger, T> work) {
    return session.call(work);
  }

  /// Launches a program, up to its first instruction.
  Tid start(Object... command) {
    var words = java.util.Arrays.stream(command).map(Object::toString).toArray(String[]::new);
    var process = session.launch(Command.of(words));
    assertThat(await().causes()).containsExactly(new HaltCause.Started(process));
    return process;
  }

  Halt await() {
    try {
      return session.awaitHalt();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /// Lets all go on, until the next halt.
  Halt go() {
    call(debugger -> {
      debugger.go(debugger.inferiors().all().getFirst().tasks());
      return true;
    });
    return await();
  }

  /// Has a task follow a plan while all others run.
  Halt go(Tid tid, StepPlan plan) {
    call(debugger -> {
      var task = debugger.task(tid).orElseThrow();
      debugger.go(task, plan, task.inferior().tasks());
      return true;
    });
    return await();
  }

  <T> T ask(Tid tid, Function<DebugTask, T> question) {
    return call(debugger -> question.apply(debugger.task(tid).orElseThrow()));
  }

  /// {@return where a task is}
  Address pc(Tid tid) {
    return ask(tid, task -> task.registers().pc());
  }

  /// {@return the value of a register}
  long register(Tid tid, String name) {
    return ask(tid, task -> task.registers().unsigned(name));
  }

  /// {@return memory as the program would have it}
  byte[] read(Tid tid, Address at, int length) {
    return ask(tid, task -> task.inferior().memory().read(at, length));
  }

  /// {@return memory with the debugger's traps in it}
  byte[] readRaw(Tid tid, Address at, int length) {
    return ask(tid, task -> task.stopped().memory().read(at, length));
  }

  /// {@return where the program has a symbol}
  Address address(Path program, String symbol) {
    return call(debugger -> {
      var space = debugger.inferiors().all().getFirst().space();
      try (var file = ObjectFile.open(program)) {
        var at = file.symbolsNamed(symbol).getFirst().address();
        for (var mapping : space.mappings()) {
          var object = space.objectAt(mapping.range().start());
          if (object.isPresent() && mapping.path().toString().equals(program.toString())) {
            return object.get().address(at);
          }
        }
        throw new AssertionError("not mapped: " + program);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  Breakpoint breakAt(Address address) {
    return call(debugger ->
        debugger
            .breakpoints()
            .add(
                new Trigger.AtCode(new LocationSpec.OfAddress(address), "*" + address, false),
                Breakpoint.Disposition.KEEP));
  }

  static List<Breakpoint> hits(Halt halt) {
    return halt.causes().stream()
        .filter(HaltCause.Hit.class::isInstance)
        .map(cause -> ((HaltCause.Hit) cause).breakpoint())
        .toList();
  }

  /// Ends the session before the test does.
  void leave() {
    session.close();
  }

  @Override
  public void close() {
    session.close();
  }
}
