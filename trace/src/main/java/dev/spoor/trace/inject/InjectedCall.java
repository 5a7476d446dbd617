package dev.spoor.trace.inject;

import dev.spoor.engine.Arguments;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Until;
import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.SyscallTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A call to which something is done: lives from its entry to its exit.
public final class InjectedCall {
  private final InjectionRule rule;
  private final Abi abi;
  private final Optional<SyscallTable.Row> row;
  private final Arguments arguments;
  private final Consumer<String> complaints;
  private boolean poked;

  InjectedCall(
      InjectionRule rule,
      Abi abi,
      Optional<SyscallTable.Row> row,
      Arguments arguments,
      Consumer<String> complaints) {
    this.rule = rule;
    this.abi = abi;
    this.row = row;
    this.arguments = arguments;
    this.complaints = complaints;
  }

  // ---- at the entry

  void enter(StoppedTask task, OptionalLong instead) {
    poke(task, rule.pokesAtEntry());
    if (rule.outcome().isEmpty()) {
      return;
    }
    var result = rule.outcome().get().result(abi);
    if (instead.isPresent()) {
      task.replaceCall(instead.getAsLong(), arguments, result);
    } else {
      task.skipCall(result);
    }
  }

  /// {@return how the task goes on from the entry}
  public Resumption fromEntry() {
    return onward(rule.enterDelayNanos(), rule.signal());
  }

  // ---- at the exit

  /// Does what is to be done behind the call.
  ///
  /// @return the exit as the program will see it
  public TaskStop.SyscallExit exit(StoppedTask task, TaskStop.SyscallExit exit) {
    poke(task, rule.pokesAtExit());
    if (rule.outcome().isEmpty()) {
      return exit;
    }
    var outcome = rule.outcome().get();
    return new TaskStop.SyscallExit(
        exit.tid(), exit.abi(), outcome.result(abi), outcome.failed(), exit.pc(), exit.sp());
  }

  /// {@return how the task goes on from the exit}
  public Resumption fromExit() {
    return onward(rule.exitDelayNanos(), Optional.empty());
  }

  private static Resumption onward(OptionalLong delayNanos, Optional<Signal> deliver) {
    if (delayNanos.isPresent()) {
      return Resumption.runAfter(Duration.ofNanos(delayNanos.getAsLong()), Until.SYSCALL, deliver);
    }
    return deliver.isPresent()
        ? Resumption.run(Until.SYSCALL, deliver.get())
        : Resumption.run(Until.SYSCALL);
  }

  /// {@return what has been done to the call by the time it has returned}
  public Tampering tampering() {
    return new Tampering(
        poked,
        rule.outcome().isPresent(),
        rule.enterDelayNanos().isPresent() || rule.exitDelayNanos().isPresent());
  }

  // ---- memory

  private void poke(StoppedTask task, List<Poke> pokes) {
    for (var poke : pokes) {
      if (row.isPresent() && poke.argument() > row.get().arguments()) {
        complain(
            task,
            "requested to tamper with argument #"
                + poke.argument()
                + ", but system call '"
                + row.get().name()
                + "' has only "
                + row.get().arguments()
                + " arguments");
      } else {
        poke(task, poke);
      }
    }
  }

  private void poke(StoppedTask task, Poke poke) {
    var bytes = poke.data().toArray();
    var written =
        poke.argument() > Arguments.COUNT
            ? 0
            : task.memory().write(Address.of(arguments.get(poke.argument() - 1)), bytes);
    poked |= written > 0;
    if (written > 0 && written < bytes.length) {
      complaints.accept(
          "pid:"
              + task.tid()
              + " short write ("
              + written
              + " < "
              + bytes.length
              + ") @0x"
              + Long.toHexString(arguments.get(poke.argument() - 1)));
    } else if (written < bytes.length) {
      complain(task, "couldn't poke");
    }
  }

  private void complain(StoppedTask task, String what) {
    complaints.accept("Failed to tamper with process " + task.tid() + ": " + what);
  }
}
