package dev.spoor.repl.running;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Registers;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.repl.debuggee.View;
import dev.spoor.symbolic.call.CallAbi;
import dev.spoor.symbolic.call.ExtendedReal;
import dev.spoor.symbolic.call.Passing;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Contents;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where a function leaves what it returns: System V psABI for AMD64, section 3.2.3, and for
/// Intel386, section 2.2.4.
final class ReturnValue {
  /// A complex number of two in the floating-point stack.
  static final int MOST_IN_REGISTERS = 32;

  private ReturnValue() {}

  /// {@return the type that the function of an instruction returns; empty for none}
  static Optional<Type> typeAt(View view, Address address) {
    var object = view.symbols().debugged().at(address);
    if (object.isEmpty()) {
      return Optional.empty();
    }
    var frames = object.get().source().at(object.get().fileAddress(address));
    if (frames.isEmpty() || frames.getLast().function().isEmpty()) {
      return Optional.empty();
    }
    for (Die die : frames.getLast().function().get().die().origins()) {
      var type = die.reference(AttributeName.TYPE);
      if (type.isPresent()) {
        return Optional.of(object.get().types().of(type.get()));
      }
    }
    return Optional.empty();
  }

  /// {@return the value, of a function that has just returned; empty where it is not found out}
  static Optional<Value> of(View view, Type type) {
    return of(view, type, view.thread().allRegisters());
  }

  /// {@return the value, of a function that has left these registers}
  static Optional<Value> of(View view, Type type, Registers all) {
    var bytes = type.sizeBytes();
    if (bytes.isEmpty() || bytes.getAsLong() > Value.MOST_BYTES) {
      return Optional.empty();
    }
    var isLong = view.architecture().pointerBytes() == Long.BYTES;
    var passing = isLong ? CallAbi.result(type) : CallAbi.resultOf32(type);
    if (!(passing instanceof Passing.InRegisters(var kinds))) {
      var address = Address.of(all.unsigned(isLong ? "rax" : "eax"));
      return Optional.of(Value.at(type, address, view.expressions().surroundings()).held());
    }
    return collected(view, isLong ? registers(kinds) : registersOf32(kinds), bytes.getAsLong(), all)
        .map(contents -> isLong ? contents : narrowed(type, contents))
        .map(contents -> value(view, type, contents));
  }

  /// Numbers of all widths are in a register of ten bytes.
  private static byte[] narrowed(Type type, byte[] contents) {
    if (!(type.stripped() instanceof BaseType base)
        || !base.encoding().equals(BaseEncoding.FLOAT)
        || base.widthBytes() > Double.BYTES) {
      return contents;
    }
    var number = ExtendedReal.toDouble(contents);
    var bytes = ByteBuffer.allocate((int) base.widthBytes()).order(ByteOrder.LITTLE_ENDIAN);
    return base.widthBytes() == Double.BYTES
        ? bytes.putDouble(number).array()
        : base.widthBytes() == Float.BYTES ? bytes.putFloat((float) number).array() : bytes.array();
  }

  private static Value value(View view, Type type, byte[] contents) {
    var bytes = (int) type.sizeBytes().orElse(0);
    return Value.of(
        type,
        new Storage.Held(
            Contents.of(ByteString.of(Arrays.copyOf(contents, bytes))), Optional.empty()),
        view.expressions().surroundings());
  }

  /// A part of a value.
  ///
  /// @param register with it
  /// @param from the first of its bytes
  /// @param bytes how many of them
  /// @param at where they are in the value
  record Piece(String register, int from, int bytes, int at) {}

  /// {@return where the eightbytes of a value are}
  static List<Piece> registers(List<Passing.Kind> kinds) {
    var pieces = new ArrayList<Piece>();
    var general = 0;
    var vector = 0;
    var stacked = 0;
    var up = 0;
    var at = 0;
    for (var kind : kinds) {
      up = kind == Passing.Kind.VECTOR_UP ? up + Long.BYTES : 0;
      switch (kind) {
        case GENERAL -> pieces.add(new Piece(general++ == 0 ? "rax" : "rdx", 0, Long.BYTES, at));
        case VECTOR -> pieces.add(new Piece("xmm" + vector++, 0, Long.BYTES, at));
        case VECTOR_UP -> pieces.add(new Piece("xmm" + (vector - 1), up, Long.BYTES, at));
        case STACKED -> pieces.add(new Piece("st" + stacked++, 0, 10, at));
        case STACKED_UP -> {}
      }
      at += Long.BYTES;
    }
    return pieces;
  }

  /// {@return the same in a program of 32 bits}
  static List<Piece> registersOf32(List<Passing.Kind> kinds) {
    if (kinds.contains(Passing.Kind.STACKED)) {
      return List.of(new Piece("st0", 0, 10, 0));
    }
    return List.of(
        new Piece("eax", 0, Integer.BYTES, 0), new Piece("edx", 0, Integer.BYTES, Integer.BYTES));
  }

  private static Optional<byte[]> collected(
      View view, List<Piece> pieces, long bytes, Registers all) {
    var contents = new byte[(int) Math.max(bytes, MOST_IN_REGISTERS)];
    for (var piece : pieces) {
      if (piece.at() >= bytes) {
        break;
      }
      var register = view.architecture().find(piece.register());
      if (register.isEmpty()
          || !all.knows(register.get())
          || piece.from() + piece.bytes() > register.get().width()) {
        return Optional.empty();
      }
      System.arraycopy(
          all.bytes(register.get()), piece.from(), contents, piece.at(), piece.bytes());
    }
    // Of a number of 32 bits' programs all ten bytes count, however many its type has.
    return Optional.of(bytes <= Double.BYTES ? contents : Arrays.copyOf(contents, (int) bytes));
  }
}
