package dev.spoor.trace.stack;

import dev.spoor.engine.CallFilter;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TraceeGoneException;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.OpenObjects;
import dev.spoor.symbolic.process.ProcessAccessException;
import dev.spoor.symbolic.process.ProcessDirectory;
import dev.spoor.trace.options.CallSelection;
import dev.spoor.trace.options.StackTraces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes the stacks of stopped tasks. For the tracer thread.
///
/// What a process has mapped is looked at again when it may have changed: behind each call that
/// does so, and of a program that execve(2) has replaced nothing is kept. Files are open once,
/// however many processes have them mapped.
public final class CallStacks implements AutoCloseable {
  /// Programs come and go, and their libraries are the same.
  private static final int MOST_UNUSED_OBJECTS = 32;

  private final StackTraces wanted;
  private final MappingCalls changing = new MappingCalls();
  private final CallSelection departing = CallSelection.parse("execve,execveat,exit,exit_group");
  private final ObjectNames names;
  private final OpenObjects objects;
  private final Map<Tid, ProcessStacks> processes = new HashMap<>();

  public CallStacks(StackTraces wanted) {
    this.wanted = wanted;
    this.names = new ObjectNames(wanted.withSource());
    this.objects = new OpenObjects(MOST_UNUSED_OBJECTS, names::forget);
  }

  /// {@return the calls that must be seen: those that are wanted, and those that change what is
  /// mapped}
  public static CallFilter.Wanted with(CallFilter.Wanted wanted) {
    var changing = new MappingCalls();
    return (abi, number) -> wanted.contains(abi, number) || changing.contains(abi, number);
  }

  /// {@return whether the call, shown or not, must be seen to return}
  public boolean changesMappings(Abi abi, long number) {
    return changing.contains(abi, number);
  }

  /// Such a call has returned.
  public void mappingsChanged(Tid process) {
    var known = processes.get(process);
    if (known != null) {
      known.mappingsChanged();
    }
  }

  /// {@return whether there may be no stack any more when the call has ended, so that it must be
  /// taken before}
  public boolean isDeparture(Abi abi, long number) {
    return departing.contains(abi, number);
  }

  /// {@return the stack of a task; empty if the task is gone}
  public Optional<CallStack> take(StoppedTask task) {
    try {
      var process = processes.computeIfAbsent(task.process(), _ -> stacks(task.tid()));
      return Optional.of(process.take(task.tid(), task.registers(), task.memory()));
    } catch (TraceeGoneException | ProcessAccessException gone) {
      return Optional.empty();
    }
  }

  private ProcessStacks stacks(Tid task) {
    var root = ProcessDirectory.of(task).root();
    var image = LiveImage.of(task, objects);
    return new ProcessStacks(
        image,
        at -> image.objectAt(at).map(object -> names.placesOf(object, at, root)).orElse(List.of()),
        wanted.withSource(),
        wanted.mostFrames());
  }

  /// The process is gone, or runs another program now.
  public void forget(Tid process) {
    var known = processes.remove(process);
    if (known != null) {
      known.close();
    }
  }

  @Override
  public void close() {
    processes.values().forEach(ProcessStacks::close);
    processes.clear();
    objects.close();
    names.close();
  }
}
