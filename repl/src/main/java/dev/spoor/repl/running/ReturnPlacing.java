package dev.spoor.repl.running;

import dev.spoor.machine.Registers;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.call.CallAbi;
import dev.spoor.symbolic.call.ExtendedReal;
import dev.spoor.symbolic.call.Passing;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.VoidType;
import dev.spoor.symbolic.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Puts a value where the caller of a function looks for what it returns.
final class ReturnPlacing {
  /// The fields of an FXSAVE area and what of an XSAVE area is in use (Intel's manual, volume 1,
  /// sections 10.5.1 and 13.4.2).
  private static final int STATUS = 2;

  private static final int TAGS = 4;
  private static final int FIRST_STACKED = 32;
  private static final int FIRST_VECTOR = 160;
  private static final int REGISTER_BYTES = 16;
  private static final int FXSAVE_BYTES = 512;
  private static final int TOP = 0x3800;
  private static final byte HAS_ALL = 3;

  private final View view;
  private final boolean isLong;

  ReturnPlacing(View view) {
    this.view = view;
    this.isLong = view.architecture().pointerBytes() == Long.BYTES;
  }

  /// Returns to the caller with a value.
  ///
  /// @param type that the function returns
  /// @param caller its registers, which are changed
  void put(Value given, Type type, Registers caller) {
    if (type.stripped() instanceof VoidType) {
      view.thread().setRegisters(caller);
      return;
    }
    var passing = isLong ? CallAbi.result(type) : CallAbi.resultOf32(type);
    if (!(passing instanceof Passing.InRegisters(var kinds))) {
      throw new CommandException(
          "The location at which to store the function's return value is unknown.");
    }
    var pieces = isLong ? ReturnValue.registers(kinds) : ReturnValue.registersOf32(kinds);
    var bytes = Arrays.copyOf(contents(given, type), ReturnValue.MOST_IN_REGISTERS);
    var changed = caller;
    var floating = new byte[0];
    for (var piece : pieces) {
      var part = Arrays.copyOfRange(bytes, piece.at(), piece.at() + piece.bytes());
      if (piece.register().startsWith("xmm") || piece.register().startsWith("st")) {
        floating = floating.length == 0 ? view.thread().floatingState() : floating;
        place(piece, part, floating);
      } else {
        changed = changed.with(piece.register(), unsigned(part));
      }
    }
    view.thread().setRegisters(changed);
    if (floating.length > 0) {
      view.thread().setFloatingState(floating);
    }
  }

  private byte[] contents(Value given, Type type) {
    var value =
        type.stripped() instanceof CompoundType ? given : view.expressions().converted(given, type);
    if (!value.type().stripped().equals(type.stripped()) || value.absence().isPresent()) {
      throw new CommandException("Invalid cast.");
    }
    var bytes = value.contents().toArray();
    var isReal =
        type.stripped() instanceof BaseType base && base.encoding().equals(BaseEncoding.FLOAT);
    if (isLong || !isReal || bytes.length > Double.BYTES) {
      return bytes;
    }
    var number = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return ExtendedReal.of(bytes.length == Float.BYTES ? number.getFloat() : number.getDouble());
  }

  private static void place(ReturnValue.Piece piece, byte[] part, byte[] floating) {
    if (floating.length < FXSAVE_BYTES) {
      throw new CommandException("Vector registers cannot be changed here.");
    }
    var isVector = piece.register().startsWith("xmm");
    var number = Integer.parseInt(piece.register().substring(isVector ? 3 : 2));
    var start = (isVector ? FIRST_VECTOR : FIRST_STACKED) + REGISTER_BYTES * number + piece.from();
    System.arraycopy(part, 0, floating, start, part.length);
    if (!isVector) {
      // Of the eight registers the last ones are full, as many as are returned.
      var block = ByteBuffer.wrap(floating).order(ByteOrder.LITTLE_ENDIAN);
      var top = Byte.SIZE - 1 - number;
      block.putShort(STATUS, (short) (block.getShort(STATUS) & ~TOP | top << 11));
      floating[TAGS] = (byte) (0xff << top);
    }
    if (floating.length > FXSAVE_BYTES) {
      floating[FXSAVE_BYTES] |= HAS_ALL;
    }
  }

  private static long unsigned(byte[] part) {
    return ByteBuffer.wrap(Arrays.copyOf(part, Long.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN)
        .getLong();
  }
}
