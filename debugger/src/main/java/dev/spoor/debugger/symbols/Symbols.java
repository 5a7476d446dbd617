package dev.spoor.debugger.symbols;

import dev.spoor.machine.Address;
import dev.spoor.machine.AddressRange;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.objects.dwarf.source.SourceFrame;
import dev.spoor.objects.dwarf.source.SourceLine;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.AddressSpace;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.type.Types;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import dev.spoor.symbolic.variable.DebuggedObject;
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
  private final FunctionFinder functions;
  private final FunctionNames shown;
  private Optional<Escapes> escapes = Optional.empty();

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
    this.functions = new FunctionFinder(debugged, names);
    this.shown = new FunctionNames(names);
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

  /// {@return what makes names of symbols readable}
  public LinkageNames names() {
    return names;
  }

  /// {@return its memory, without what the debugger has put in it}
  public Memory memory() {
    return program.memory();
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
          place(frame, places.isEmpty() ? lineOf(address) : frame.line(), object.get().types()));
    }
    return places.isEmpty() ? symbolAt(address).map(List::of).orElse(List.of()) : places;
  }

  private CodePlace place(SourceFrame frame, Optional<SourceLine> line, Types types) {
    return new CodePlace(
        frame.function().map(function -> shown.brief(function, types)).orElse(CodePlace.UNNAMED),
        0,
        line.map(SourceLine::path),
        line.map(each -> OptionalInt.of(each.line())).orElse(OptionalInt.empty()));
  }

  /// Where rows of several lines are for one address, that of a statement.
  private Optional<SourceLine> lineOf(Address address) {
    return lineAt(address).map(range -> new SourceLine(range.path(), range.line(), 0));
  }

  private Optional<CodePlace> symbolAt(Address address) {
    return functions
        .named(address)
        .map(function -> CodePlace.of(function.signature(), address.minus(function.entry())));
  }

  /// {@return the line that the instruction at `address` comes from, with the instructions around
  /// it that belong to the same row of the table of lines: a line may have several next to each
  /// other}
  public Optional<LineRange> lineAt(Address address) {
    try {
      return debugged.at(address).flatMap(object -> lineAt(address, object));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<LineRange> lineAt(Address address, DebuggedObject object) {
    return object
        .source()
        .spanAt(object.fileAddress(address))
        .map(span ->
            new LineRange(
                span.line().path(),
                span.line().line(),
                new AddressRange(
                    object.address(span.range().start()), object.address(span.range().end())),
                span.isStatement()));
  }

  /// {@return the function that the instruction at `address` belongs to: not one that was inlined
  /// there, but the one whose code it is; of code without debugging information by its symbol}
  public Optional<CodeFunction> functionAt(Address address) {
    return functions.at(address);
  }

  /// {@return the stack of a task, with the frames of functions that have jumped on}
  ///
  /// @param registers of the task
  /// @param memory of it
  /// @param most how many calls on the stack there may be, 1 or more; such frames are not counted
  public FrameStack stack(Registers registers, Memory memory, int most) {
    var stack =
        debugged.withTailCalls(
            walker.walk(Frame.innermost(FrameRegisters.of(registers)), memory, most));
    var frames = new ArrayList<CallFrame>();
    for (var index = 0; index < stack.frames().size(); index++) {
      addLevels(stack.frames().get(index), index, frames);
    }
    return new FrameStack(stack, frames);
  }

  private void addLevels(Frame frame, int index, List<CallFrame> frames) {
    var all = placesOf(frame.lookupAddress());
    // As in gdb, of calls that are inlined around a jump only the innermost is a level.
    var places = frame.isTailCall() ? all.subList(0, Math.min(1, all.size())) : all;
    for (var inlined = 0; inlined < Math.max(places.size(), 1); inlined++) {
      var place =
          inlined < places.size() ? Optional.of(places.get(inlined)) : Optional.<CodePlace>empty();
      frames.add(
          new CallFrame(frames.size(), frame, index, inlined, inlined + 1 < places.size(), place));
    }
  }

  /// {@return the function that the instruction at `address` belongs to, of those inlined there the
  /// innermost; with the types of its parameters where its language overloads functions}
  public Optional<String> innermostSignature(Address address) {
    return signature(address, List::getFirst);
  }

  /// {@return the function whose code the instruction at `address` is, with the types of its
  /// parameters where its language overloads functions}
  public Optional<String> outermostSignature(Address address) {
    return signature(address, List::getLast);
  }

  private Optional<String> signature(
      Address address, java.util.function.Function<List<SourceFrame>, SourceFrame> choice) {
    var object = debugged.at(address);
    var frames =
        object.isEmpty()
            ? List.<SourceFrame>of()
            : object.get().source().at(object.get().fileAddress(address));
    return frames.isEmpty()
        ? functions.named(address).map(CodeFunction::signature)
        : choice
            .apply(frames)
            .function()
            .map(function -> shown.full(function, object.orElseThrow().types()));
  }

  /// {@return the name of a function with the types of its parameters, as [CodeFunction#signature]}
  public String signatureOf(Function function, DebuggedObject object) {
    return Signatures.of(function, object.types());
  }

  /// {@return the objects that are mapped, the program itself first}
  public List<LoadedObject> objects() {
    return space.objects();
  }

  /// {@return what the dynamic linker calls the object at `address`; empty for the program itself}
  public Optional<String> loadedName(Address address) {
    try {
      var all = objects();
      return all.isEmpty()
          ? Optional.empty()
          : space
              .objectAt(address)
              .flatMap(new LinkMap(memory(), all.getFirst(), program.addressBytes())::nameOf);
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  /// {@return the functions by which calls are left without returning}
  public Escapes escapes() {
    var known = escapes;
    if (known.isEmpty()) {
      known = Optional.of(Escapes.of(objects()));
      escapes = known;
    }
    return known.get();
  }

  /// Takes note of what is mapped now: to be called when the address space was renewed. What
  /// belongs to objects that are mapped still stays open.
  public void renew() {
    debugged.renew();
    escapes = Optional.empty();
  }

  @Override
  public void close() {
    debugged.close();
  }
}
