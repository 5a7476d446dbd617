package dev.spoor.symbolic.variable;

import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.dwarf.expression.ExpressionFormat;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.symbolic.expression.EvaluationContext;
import dev.spoor.symbolic.expression.Evaluator;
import dev.spoor.symbolic.expression.Location;
import dev.spoor.symbolic.expression.ThreadLocalPlace;
import dev.spoor.symbolic.expression.ValueType;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Evaluates the expressions of one unit, in a frame or in none.
final class UnitContext implements EvaluationContext {
  /// How many variables may need each other's values, and frames those of their callers.
  private static final int DEEPEST = 8;

  private final Program program;
  private final DebuggedObject object;
  private final Unit unit;
  private final Optional<FrameAt> frame;
  private final int depth;

  UnitContext(
      Program program, DebuggedObject object, Unit unit, Optional<FrameAt> frame, int depth) {
    this.program = program;
    this.object = object;
    this.unit = unit;
    this.frame = frame;
    this.depth = depth;
  }

  static Expression read(Unit unit, Block operations) {
    var encoding = unit.encoding();
    return Expression.read(
        operations,
        new ExpressionFormat(encoding.version(), encoding.addressBytes(), encoding.offsetBytes()));
  }

  Location locate(Block operations) {
    return depth > DEEPEST
        ? new Location.Unavailable("values that need each other")
        : new Evaluator(this).locate(read(unit, operations));
  }

  OptionalLong compute(Block operations, long... first) {
    return depth > DEEPEST
        ? OptionalLong.empty()
        : new Evaluator(this).compute(read(unit, operations), first);
  }

  /// {@return the entry of a list that holds where the frame is}
  Optional<Block> choose(List<dev.spoor.objects.dwarf.Location> locations) {
    return choose(locations, frame.map(at -> object.fileAddress(at.lookupAddress())));
  }

  /// {@return the entry of a list that holds at an address}
  static Optional<Block> choose(
      List<dev.spoor.objects.dwarf.Location> locations, FileAddress address) {
    return choose(locations, Optional.of(address));
  }

  private static Optional<Block> choose(
      List<dev.spoor.objects.dwarf.Location> locations, Optional<FileAddress> address) {
    var otherwise = Optional.<Block>empty();
    for (var location : locations) {
      if (location.range().isEmpty()) {
        otherwise = Optional.of(location.expression());
      } else if (address.isPresent()) {
        var at = address.get();
        var range = location.range().get();
        if (range.start().compareTo(at) <= 0 && at.compareTo(range.end()) < 0) {
          return Optional.of(location.expression());
        }
      }
    }
    return otherwise;
  }

  @Override
  public int addressBytes() {
    return program.addressBytes();
  }

  @Override
  public Memory memory() {
    return program.memory();
  }

  @Override
  public OptionalLong register(int number) {
    return frame.isPresent()
        ? frame.get().register(number, trustsRegisters(unit))
        : OptionalLong.empty();
  }

  /// {@return whether a unit's places are true of registers that a callee may change: GCC lets a
  /// variable's range end one byte before the call's return, unless it knows that this callee
  /// leaves the register alone (-fipa-ra); others let it reach behind the call}
  static boolean trustsRegisters(Unit unit) {
    return unit.producer().filter(text -> text.startsWith("GNU ")).isPresent();
  }

  @Override
  public long relocated(long fileAddress) {
    return object.address(FileAddress.of(fileAddress)).value();
  }

  @Override
  public OptionalLong canonicalFrameAddress() {
    var cfa = frame.flatMap(at -> at.frame().cfa());
    return cfa.isPresent() ? OptionalLong.of(cfa.get().value()) : OptionalLong.empty();
  }

  @Override
  public OptionalLong frameBase() {
    var function = frame.flatMap(at -> program.functionAt(object, at.lookupAddress()));
    if (function.isEmpty()) {
      return OptionalLong.empty();
    }
    var context = new UnitContext(program, object, function.get().unit(), frame, depth + 1);
    var expression = context.choose(function.get().locations(AttributeName.FRAME_BASE));
    return expression.isEmpty()
        ? OptionalLong.empty()
        : switch (context.locate(expression.get())) {
          case Location.InMemory(var address) -> OptionalLong.of(address.value());
          case Location.InRegister(var register) -> register(register);
          case Location.IsValue(var bits, var _) -> OptionalLong.of(bits);
          default -> OptionalLong.empty();
        };
  }

  @Override
  public ThreadLocalPlace threadLocal(long offset) {
    var pointer = frame.isPresent() ? frame.get().threadPointer() : OptionalLong.empty();
    return pointer.isPresent()
        ? new ThreadLocals(object.object(), program.threadLibrary())
            .place(pointer.getAsLong(), offset)
        : new ThreadLocalPlace.Unknown("the thread is not known");
  }

  @Override
  public OptionalLong entryValue(Expression expression) {
    return frame.isPresent() && depth < DEEPEST
        ? new CallSites(program, object, frame.get(), depth).valueAtEntry(expression)
        : OptionalLong.empty();
  }

  /// {@return what was in memory, when the frame's function was entered, where the register pointed
  /// that an expression names}
  OptionalLong entryData(Expression expression) {
    return frame.isPresent() && depth < DEEPEST
        ? new CallSites(program, object, frame.get(), depth).dataAtEntry(expression)
        : OptionalLong.empty();
  }

  @Override
  public OptionalLong indexed(long index) {
    return OptionalLong.of(unit.addressAt(index).value());
  }

  private Die die(long offset, boolean isInUnit) {
    return isInUnit ? unit.die(unit.header().offset() + offset) : unit.file().die(offset);
  }

  @Override
  public Optional<Expression> procedure(long die, boolean isInUnit) {
    var called = die(die, isInUnit);
    return choose(called.locations(AttributeName.LOCATION))
        .map(operations -> read(called.unit(), operations));
  }

  @Override
  public Optional<ValueType> type(long die) {
    var type = object.types().of(die(die, true)).stripped();
    if (!(type instanceof BaseType base) || base.widthBytes() < 1 || base.widthBytes() > 8) {
      return Optional.empty();
    }
    var width = (int) base.widthBytes();
    if (base.encoding().equals(BaseEncoding.FLOAT)) {
      return width == 4 || width == 8
          ? Optional.of(new ValueType(ValueType.Kind.FLOAT, width))
          : Optional.empty();
    }
    var kind = base.encoding().isSigned() ? ValueType.Kind.SIGNED : ValueType.Kind.UNSIGNED;
    return base.encoding().isInteger() ? Optional.of(new ValueType(kind, width)) : Optional.empty();
  }

  @Override
  public OptionalLong valueOf(long die, boolean isInUnit) {
    var other = die(die, isInUnit);
    return depth < DEEPEST
        ? program.valueOf(program.variable(other, object), frame, depth + 1).number()
        : OptionalLong.empty();
  }

  /// {@return which register an expression names, if it does nothing else}
  static OptionalLong registerOf(Expression expression) {
    if (expression.operations().size() != 1) {
      return OptionalLong.empty();
    }
    var operation = expression.operations().getFirst();
    return switch (operation.operator()) {
      // A register of floating point is named with a type.
      case REG, REGX, REGVAL_TYPE, GNU_REGVAL_TYPE -> OptionalLong.of(operation.first());
      default -> OptionalLong.empty();
    };
  }
}
