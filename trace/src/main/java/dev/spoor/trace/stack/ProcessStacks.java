package dev.spoor.trace.stack;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.SymbolSource;
import dev.spoor.symbolic.process.Mapping;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stacks of one process's tasks, and what can be remembered of it from one to the next.
final class ProcessStacks implements AutoCloseable {
  private static final int MOST_NAMES = 1 << 16;

  /// A frame is looked up where it goes on if it was interrupted, else before.
  private record At(long pc, boolean isInterrupted) {}

  private final ProcessImage image;
  private final SymbolSource symbols;
  private final boolean withInlined;
  private final int most;
  private final Map<At, List<StackEntry>> names = new HashMap<>();
  private final Map<Long, byte[]> code = new HashMap<>();
  private Optional<FrameWalker> walker = Optional.empty();
  private boolean isStale;

  /// @param image looked at just now
  /// @param symbols names for the image as it is when it is asked
  /// @param withInlined whether inlined functions are entries of their own
  /// @param most how many frames at most
  ProcessStacks(ProcessImage image, SymbolSource symbols, boolean withInlined, int most) {
    this.image = image;
    this.symbols = symbols;
    this.withInlined = withInlined;
    this.most = most;
  }

  /// Something may be mapped elsewhere, or otherwise, from now on.
  void mappingsChanged() {
    isStale = true;
  }

  /// {@return the stack of `task`}
  ///
  /// @param registers the task's
  /// @param memory the task's, stopped with these registers
  CallStack take(Tid task, Registers registers, Memory memory) {
    var isFresh = isStale;
    if (isStale) {
      renew(task);
    }
    var frames = walk(registers, memory);
    if (!isFresh && leavesImage(frames)) {
      // A task that shares the memory and is another process has mapped something.
      renew(task);
      frames = walk(registers, memory);
    }
    var entries = new ArrayList<StackEntry>(frames.size());
    for (var frame : frames) {
      entries.addAll(named(frame));
    }
    return new CallStack(entries);
  }

  private void renew(Tid task) {
    if (image.renew(task)) {
      names.clear();
      code.clear();
      walker = Optional.empty();
    }
    isStale = false;
  }

  private List<Frame> walk(Registers registers, Memory live) {
    if (walker.isEmpty()) {
      walker = CallConvention.of(registers.architecture()).map(this::walker);
    }
    var innermost = Frame.innermost(FrameRegisters.of(registers));
    if (walker.isEmpty()) {
      return List.of(innermost);
    }
    var memory = new StackMemory(live, registers.sp(), this::isFixed, code);
    return walker.get().walk(innermost, memory, most).frames();
  }

  private FrameWalker walker(CallConvention convention) {
    return FrameWalker.of(image, convention);
  }

  private boolean isFixed(Address address) {
    var mapping = image.mappingAt(address);
    return mapping.isPresent()
        && mapping.get().hasFile()
        && mapping.get().isExecutable()
        && !mapping.get().isWritable();
  }

  private boolean leavesImage(List<Frame> frames) {
    for (var frame : frames) {
      if (image.mappingAt(frame.lookupAddress()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private List<StackEntry> named(Frame frame) {
    if (names.size() >= MOST_NAMES) {
      names.clear();
    }
    return names.computeIfAbsent(
        new At(frame.pc().value(), frame.isInterrupted()), _ -> entries(frame));
  }

  private List<StackEntry> entries(Frame frame) {
    var at = frame.lookupAddress();
    var mapping = image.mappingAt(at);
    var places = symbols.placesOf(at);
    if (places.isEmpty()) {
      return List.of(entry(frame, mapping, Optional.empty(), false));
    }
    var found = new ArrayList<StackEntry>();
    for (var i = withInlined ? 0 : places.size() - 1; i < places.size(); i++) {
      found.add(entry(frame, mapping, Optional.of(places.get(i)), i < places.size() - 1));
    }
    return List.copyOf(found);
  }

  private static StackEntry entry(
      Frame frame, Optional<Mapping> mapping, Optional<CodePlace> place, boolean isInlined) {
    var pc = frame.pc();
    return new StackEntry(
        pc,
        mapping.map(Mapping::path).filter(name -> !name.isEmpty()),
        mapping.map(each -> pc.minus(each.range().start()) + each.offset()).orElse(0L),
        place,
        pc.minus(frame.lookupAddress()),
        isInlined);
  }

  @Override
  public void close() {
    image.close();
  }
}
