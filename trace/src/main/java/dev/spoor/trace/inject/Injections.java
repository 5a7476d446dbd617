package dev.spoor.trace.inject;

import dev.spoor.engine.Arguments;
import dev.spoor.engine.StoppedTask;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// All rules of a trace. For use by the tracer thread.
public final class Injections {
  private final List<InjectionRule> rules;
  private final Consumer<String> complaints;
  private final Map<Abi, SyscallTable> tables = new EnumMap<>(Abi.class);

  /// @param rules of those that are about the same call the last one counts
  /// @param complaints is told, in a sentence, what could not be done
  public Injections(List<InjectionRule> rules, Consumer<String> complaints) {
    this.rules = List.copyOf(rules);
    this.complaints = complaints;
  }

  /// {@return whether there are none}
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /// Counts the call at whose entry a task is and does what is to be done there.
  ///
  /// @param counts the task's
  /// @return the call, if something is done to it
  public Optional<InjectedCall> enter(
      StoppedTask task, Abi abi, long number, Arguments arguments, CallCounts counts) {
    for (var i = rules.size() - 1; i >= 0; i--) {
      var rule = rules.get(i);
      if (rule.calls().contains(abi, number, arguments.a0())) {
        return rule.when().contains(counts.count(abi, number))
            ? Optional.of(enter(task, abi, number, arguments, rule))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private InjectedCall enter(
      StoppedTask task, Abi abi, long number, Arguments arguments, InjectionRule rule) {
    var table = tables.computeIfAbsent(abi, SyscallTable::of);
    var call = new InjectedCall(rule, abi, table.find(number), arguments, complaints);
    call.enter(task, number(abi, table, rule.instead()));
    return call;
  }

  /// {@return the number of the call of that name; empty if the ABI has none}
  private static OptionalLong number(Abi abi, SyscallTable table, Optional<String> name) {
    var row = name.flatMap(table::find);
    return row.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            abi == Abi.X32 ? row.get().number() | Abi.X32_SYSCALL_BIT : row.get().number());
  }
}
