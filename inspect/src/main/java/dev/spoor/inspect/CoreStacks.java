package dev.spoor.inspect;

import dev.spoor.foreign.Demangler;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.core.CoreFile;
import dev.spoor.objects.core.CoreProcess;
import dev.spoor.objects.core.CoreThread;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.symbolic.SourceSymbols;
import dev.spoor.symbolic.core.CoreSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// The stacks of a process that left a core file.
final class CoreStacks {
  private static final Path ROOT = Path.of("/");

  private final CoreFile core;
  private final CoreSpace space;
  private final int most;
  private final Locals locals;
  private final StackListing listing;

  private CoreStacks(
      CoreFile core, CoreSpace space, int most, Locals locals, StackListing listing) {
    this.core = core;
    this.space = space;
    this.most = most;
    this.locals = locals;
    this.listing = listing;
  }

  /// Prints the stacks of the threads in the core `file`.
  ///
  /// @throws CommandException if it cannot be read, is no core or has no such thread
  static void show(
      String file, StackRequest request, UnaryOperator<String> environment, Output out) {
    try (var core = CoreFile.open(Path.of(file), ROOT);
        var space = CoreSpace.of(core, ROOT);
        var search = DebugSearch.in(DebugDirectories.usual(), environment);
        var demangler = new Demangler();
        var symbols = new SourceSymbols(space, search.files(), demangler::readable);
        var locals = new Locals(space, search.files(), demangler::readable, request.locals())) {
      var stacks =
          new CoreStacks(
              core, space, request.frames(), locals, new StackListing(out, space, symbols));
      stacks.show(threads(core, file, request.task()));
      space.refused().forEach((path, why) -> out.error("stack", path + " is not used: " + why));
    } catch (InvalidPathException | NoSuchFileException missing) {
      throw CommandException.failed("there is no file " + file);
    } catch (IOException | MalformedObjectException unusable) {
      throw CommandException.failed(String.valueOf(unusable.getMessage()));
    }
  }

  private static List<CoreThread> threads(CoreFile core, String file, Optional<Tid> task) {
    var all = core.threads();
    if (task.isEmpty()) {
      return all;
    }
    var found = all.stream().filter(thread -> thread.tid() == task.get().value()).toList();
    if (found.isEmpty()) {
      throw CommandException.failed(file + " has no thread " + task.get());
    }
    return found;
  }

  private void show(List<CoreThread> threads) {
    var name = core.process().map(CoreProcess::command).orElse("?");
    for (var thread : threads) {
      var signal = thread.signal();
      listing.task(Tid.of(thread.tid()), name, signal.number() == 0 ? "" : " received " + signal);
      thread.registers().ifPresent(registers -> show(registers, thread.threadPointer()));
    }
  }

  private void show(Registers registers, OptionalLong threadPointer) {
    CallConvention.of(registers.architecture())
        .map(convention -> FrameWalker.of(space, convention))
        .map(walker ->
            walker.walk(Frame.innermost(FrameRegisters.of(registers)), core.memory(), most))
        .map(stack -> locals.withTailCalls(stack, most))
        .ifPresent(stack ->
            listing.stack(stack, locals.of(stack, registers, threadPointer, core.memory())));
  }
}
