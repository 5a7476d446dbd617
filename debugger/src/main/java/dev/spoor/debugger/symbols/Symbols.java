package dev.spoor.debugger.symbols;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import dev.spoor.symbolic.variable.DebuggedObjects;
import dev.spoor.symbolic.variable.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What is known of one program in one address space. For one thread; to be closed.
public final class Symbols implements AutoCloseable {
  private final AddressSpace space;
  private final LinkageNames names;
  private final DebuggedObjects debugged;
  private final Program program;
  private final FrameWalker walker;

  private Symbols(
      AddressSpace space,
      DebugFiles files,
      LinkageNames names,
      Memory memory,
      CallConvention convention) {
    this.space = space;
    this.names = names;
    this.debugged = DebuggedObjects.of(space, files);
    this.program = new Program(debugged, memory, convention, names);
    this.walker = FrameWalker.of(space, convention);
  }

  /// {@return what is known of a program}
  ///
  /// @param space what is mapped; to be open as long as this is used
  /// @param files finds debugging information that is not in the objects
  /// @param names makes names of symbols readable
  /// @param memory of the program, without what the debugger has put in it
  public static Symbols of(
      AddressSpace space,
      DebugFiles files,
      LinkageNames names,
      Memory memory,
      CallConvention convention) {
    return new Symbols(space, files, names, memory, convention);
  }

  /// {@return what is mapped}
  public AddressSpace space() {
    return space;
  }

  /// {@return its variables and types}
  public Program program() {
    return program;
  }

  /// {@return the debugging information of its objects}
  public DebuggedObjects debugged() {
    return debugged;
  }

  /// {@return the functions that the instruction at `address` belongs to, innermost first}
  public List<CodePlace> placesOf(Address address) {
    var object = debugged.at(address);
    if (object.isEmpty()) {
      return symbolAt(address).map(List::of).orElse(List.of());
    }
    var places = new ArrayList<CodePlace>();
    for (var frame : object.get().source().at(object.get().fileAddress(address))) {
      places.add(
          new CodePlace(
              frame.function().map(each -> each.name()).orElse(CodePlace.UNNAMED),
              0,
              frame.line().map(line -> line.path()),
              frame.line().map(line -> OptionalInt.of(line.line())).orElse(OptionalInt.empty())));
    }
    return places.isEmpty() ? symbolAt(address).map(List::of).orElse(List.of()) : places;
  }

  private Optional<CodePlace> symbolAt(Address address) {
    return debugged
        .loadedAt(address)
        .flatMap(object -> object.symbolAt(address))
        .filter(match -> match.isName())
        .map(match -> CodePlace.of(names.readable(match.symbol().name()), match.offset()));
  }

  /// {@return the line that the instruction at `address` comes from, with its neighbours}
  public Optional<LineRange> lineAt(Address address) {
    throw new UnsupportedOperationException("lineAt " + address);
  }

  /// {@return the stack of a task}
  ///
  /// @param registers of the task
  /// @param memory of it
  /// @param most how many calls on the stack there may be, 1 or more
  public FrameStack stack(Registers registers, Memory memory, int most) {
    var stack = walker.walk(Frame.innermost(FrameRegisters.of(registers)), memory, most);
    var frames = new ArrayList<CallFrame>();
    for (var index = 0; index < stack.frames().size(); index++) {
      addLevels(stack.frames().get(index), index, frames);
    }
    return new FrameStack(stack, frames);
  }

  private void addLevels(Frame frame, int index, List<CallFrame> frames) {
    var places = placesOf(frame.lookupAddress());
    for (var inlined = 0; inlined < Math.max(places.size(), 1); inlined++) {
      var place =
          inlined < places.size() ? Optional.of(places.get(inlined)) : Optional.<CodePlace>empty();
      frames.add(
          new CallFrame(frames.size(), frame, index, inlined, inlined + 1 < places.size(), place));
    }
  }

  /// {@return the objects that are mapped, the program itself first}
  public List<LoadedObject> objects() {
    throw new UnsupportedOperationException("objects");
  }

  @Override
  public void close() {
    debugged.close();
  }
}
