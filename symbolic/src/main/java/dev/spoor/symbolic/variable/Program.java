package dev.spoor.symbolic.variable;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Registers;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolMatch;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.VariableName;
import dev.spoor.symbolic.expression.Location;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Contents;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.value.ValueStorage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// A program that is looked into by the names of its variables: a live one while it is stopped, a
/// core, or one that a test made. For one thread.
public final class Program {
  private final DebuggedObjects objects;
  private final Memory memory;
  private final CallConvention convention;
  private final LinkageNames names;
  private final VariableSearch search;
  private final ThreadLibrary threads;

  /// @param objects to be open as long as this is used
  /// @param memory of the program
  /// @param convention of its CPU
  /// @param names for the names of what pointers point to
  public Program(
      DebuggedObjects objects, Memory memory, CallConvention convention, LinkageNames names) {
    this.objects = objects;
    this.memory = memory;
    this.convention = convention;
    this.names = names;
    this.search = new VariableSearch(this);
    this.threads = new ThreadLibrary(objects, memory, convention.addressBytes());
  }

  /// {@return the debugging information of what is loaded}
  public DebuggedObjects objects() {
    return objects;
  }

  /// {@return its memory}
  public Memory memory() {
    return memory;
  }

  ThreadLibrary threadLibrary() {
    return threads;
  }

  /// {@return the convention of its CPU}
  public CallConvention convention() {
    return convention;
  }

  /// {@return what values depend on that are of no frame}
  public Surroundings surroundings() {
    return new FramelessSurroundings(this);
  }

  /// {@return the width of an address, in bytes}
  public int addressBytes() {
    return convention.addressBytes();
  }

  /// {@return the variables that a frame sees}
  ///
  /// @param stack the frames of a task, from the innermost one on
  /// @param index which of them
  public FrameVariables variables(Stack stack, int index) {
    return variables(stack, index, Optional.empty(), OptionalLong.empty());
  }

  /// {@return the variables that a frame sees}
  ///
  /// @param stack the frames of a task, from the innermost one on
  /// @param index which of them
  /// @param registers of the task, with those that are not unwound
  /// @param threadPointer what the thread's own variables are counted from; without it the base of
  ///   fs is taken, which x86-64 has among its registers
  public FrameVariables variables(
      Stack stack, int index, Optional<Registers> registers, OptionalLong threadPointer) {
    var pointer = threadPointer.isPresent() ? threadPointer : fsBase(stack);
    return new FrameVariables(this, new FrameAt(stack, index, registers, pointer));
  }

  private OptionalLong fsBase(Stack stack) {
    var registers = stack.frames().getFirst().registers();
    for (var register : convention.general()) {
      if (register.name().equals("fs_base") && registers.knows(register)) {
        return OptionalLong.of(registers.unsigned(register));
      }
    }
    return OptionalLong.empty();
  }

  /// {@return the global or file-static variable with this name, in the objects that were looked
  /// into until now}
  ///
  /// The first call reads all their units.
  ///
  /// @param name with its namespaces and classes
  public Optional<Variable> global(String name) {
    return search.global(name);
  }

  /// {@return the global or file-static variable with this name in one object}
  ///
  /// @param name with its namespaces and classes
  public Optional<Variable> global(String name, DebuggedObject object) {
    return VariableSearch.global(name, object);
  }

  /// {@return the variables of a source file that are declared outside of functions; those that
  /// have a place or a value first, since with `-flto` a file has them twice}
  ///
  /// @param file its path or the end of it, from a directory or the name on
  public List<Variable> ofFile(String file) {
    var found = new ArrayList<Variable>();
    for (var object : objects.opened()) {
      for (var unit : unitsOf(object, file)) {
        found.addAll(VariableSearch.ofUnit(unit, object));
      }
    }
    found.sort(Comparator.comparing(variable -> !VariableSearch.isPlaced(variable.die())));
    return found;
  }

  private static List<Unit> unitsOf(DebuggedObject object, String file) {
    var found = new ArrayList<Unit>();
    for (var unit : object.info().units()) {
      try {
        if (unit.header().isKnown() && !unit.header().type().isType()) {
          var full = unit.full();
          full.name()
              .filter(name -> name.equals(file) || name.endsWith("/" + file))
              .ifPresent(_ -> found.add(full));
        }
      } catch (MalformedObjectException _) {
        // The other units are right.
      }
    }
    return found;
  }

  /// {@return the variables with this name, in the objects that were looked into until now:
  /// several, if source files or functions have one each}
  ///
  /// The first call reads all units of objects that have no table of names.
  ///
  /// @throws MalformedObjectException if they cannot be read
  public List<Variable> named(VariableName name) {
    var found = new ArrayList<Variable>();
    for (var object : objects.opened()) {
      for (var each : name.in(object.source())) {
        var type = object.types().typeOf(each.die());
        found.add(new Variable(each.name(), Variable.Kind.GLOBAL, type, each.die(), object));
      }
    }
    return List.copyOf(found);
  }

  /// {@return the value of a global variable}
  public Value value(Variable variable) {
    return valueOf(variable, Optional.empty(), 0);
  }

  /// {@return the type with this name, in the objects that were looked into until now}
  public Optional<Type> typeNamed(String name) {
    for (var object : objects.opened()) {
      var type = object.types().named(name);
      if (type.isPresent()) {
        return type;
      }
    }
    return Optional.empty();
  }

  /// {@return whether there are instructions at an address, by the object that is loaded there}
  public boolean isCode(Address address) {
    return objects.isCode(address);
  }

  /// {@return where the symbol with this name is: of the objects that were looked into until now in
  /// their own files and in those of their debugging information, of the others in their own}
  ///
  /// @throws MalformedObjectException if symbols cannot be read
  public Optional<Address> symbolNamed(String name) {
    var lookedInto =
        objects.opened().stream().flatMap(object -> symbolNamed(name, object).stream());
    var others = objects.loaded().stream().flatMap(object -> symbolNamed(name, object).stream());
    return Stream.concat(lookedInto, others).findFirst();
  }

  private static Optional<Address> symbolNamed(String name, LoadedObject object) {
    return first(object.symbolsNamed(name), object);
  }

  private static Optional<Address> first(List<Symbol> symbols, LoadedObject object) {
    return symbols.stream()
        .filter(Symbol::hasAddress)
        .findFirst()
        .map(symbol -> object.address(symbol.address()));
  }

  /// {@return where one object's symbol with this name is}
  Optional<Address> symbolNamed(String name, DebuggedObject object) {
    return symbolNamed(name, object.object())
        .or(() ->
            objects
                .separateOf(object.object())
                .flatMap(file -> first(file.symbolsNamed(name), object.object())));
  }

  /// {@return what lies at an address by its symbol, if one begins there or contains it}
  Optional<String> symbolAt(Address address) {
    try {
      return objects
          .loadedAt(address)
          .flatMap(object -> symbolAt(address, object))
          .flatMap(this::nameOf);
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private Optional<SymbolMatch> symbolAt(Address address, LoadedObject object) {
    return object
        .symbolAt(address)
        .filter(match -> !(match instanceof SymbolMatch.Nearest))
        .or(() ->
            objects
                .knownSeparateOf(object)
                .flatMap(file -> file.symbolAt(object.fileAddress(address))));
  }

  private Optional<String> nameOf(SymbolMatch match) {
    var linkage = match.symbol().name();
    var readable = names.readable(linkage);
    var name = readable.equals(linkage) ? PlainNames.readable(linkage) : readable;
    return switch (match) {
      case SymbolMatch.Exact _ -> Optional.of(name);
      case SymbolMatch.Containing(var _, var offset) -> Optional.of(name + "+" + offset);
      case SymbolMatch.Nearest _ -> Optional.empty();
    };
  }

  /// {@return the entry of the function that has the code at an address, not of one inlined in it}
  Optional<Die> functionAt(DebuggedObject object, Address address) {
    var frames = object.source().at(object.fileAddress(address));
    return frames.isEmpty()
        ? Optional.empty()
        : frames.getLast().function().map(function -> function.die());
  }

  /// {@return the variable that an entry describes}
  Variable variable(Die die, DebuggedObject object) {
    var name = "";
    for (var origin : die.origins()) {
      name = name.isEmpty() ? origin.name().orElse("") : name;
    }
    var kind =
        die.tag().equals(Tag.FORMAL_PARAMETER) ? Variable.Kind.PARAMETER : Variable.Kind.LOCAL;
    return new Variable(name, kind, object.types().typeOf(die), die, object);
  }

  // Values.

  Value valueOf(Variable variable, Optional<FrameAt> frame, int depth) {
    var around = new ProgramSurroundings(this, variable.object(), frame, depth);
    try {
      var type = variable.type().type();
      // Its width may depend on the frame, as its place does.
      var sized = Value.of(type, nowhere(1, new Absence.OptimizedOut()), around);
      var length = Math.clamp(sized.sizeBytes().orElse(1), 1, Value.MOST_BYTES);
      return Value.of(type, storage(variable, frame, depth, length), around);
    } catch (MalformedObjectException damaged) {
      var why = new Absence.Unavailable(String.valueOf(damaged.getMessage()));
      return Value.of(new dev.spoor.symbolic.type.VoidType(), nowhere(1, why), around);
    }
  }

  private static Storage nowhere(int length, Absence why) {
    return new Storage.Held(Contents.absent(length, why), Optional.empty());
  }

  private Storage storage(Variable variable, Optional<FrameAt> frame, int depth, int length) {
    for (var die : variable.die().origins()) {
      var context = new UnitContext(this, variable.object(), die.unit(), frame, depth);
      if (die.has(AttributeName.CONST_VALUE)) {
        return constant(die.value(AttributeName.CONST_VALUE).orElseThrow(), length);
      }
      if (die.has(AttributeName.LOCATION)) {
        return context
            .choose(die.locations(AttributeName.LOCATION))
            .map(operations -> stored(context.locate(operations), length, frame, die))
            .orElseGet(() -> nowhere(length, new Absence.OptimizedOut()));
      }
    }
    return search.definition(variable).orElseGet(() -> nowhere(length, new Absence.OptimizedOut()));
  }

  /// {@return where a variable is in a frame; empty if it is nowhere, or that is not known}
  Optional<Location> locationOf(Variable variable, Optional<FrameAt> frame) {
    for (var die : variable.die().origins()) {
      if (die.has(AttributeName.LOCATION)) {
        var context = new UnitContext(this, variable.object(), die.unit(), frame, 0);
        return context.choose(die.locations(AttributeName.LOCATION)).map(context::locate);
      }
    }
    return Optional.empty();
  }

  private Storage stored(Location location, int length, Optional<FrameAt> frame, Die die) {
    var trusts = UnitContext.trustsRegisters(die.unit());
    return new ValueStorage(
            memory, register -> frame.flatMap(at -> at.registerBytes(register, trusts)))
        .of(location, length);
  }

  private Storage constant(AttributeValue value, int length) {
    return new Storage.Held(ValueStorage.constant(value, length, memory.order()), Optional.empty());
  }

  /// {@return a part of what an entry describes, which need have no type of its own}
  Value part(Die die, int offset, Type type, ProgramSurroundings around) {
    var length = Math.clamp(type.sizeBytes().orElse(1), 1, Value.MOST_BYTES);
    var whole =
        storage(variable(die, around.object()), around.frame(), around.depth(), offset + length);
    return Value.of(type, whole.at(offset, length), around);
  }

  /// The value of a declaration that is shared by all of its class, or of one in another unit.
  Optional<Value> shared(Die declaration, DebuggedObject object, int depth) {
    var value = valueOf(variable(declaration, object), Optional.empty(), depth + 1);
    return value.absence().filter(Absence.OptimizedOut.class::isInstance).isPresent()
        ? Optional.empty()
        : Optional.of(value);
  }
}
