package dev.spoor.symbolic.value;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.symbolic.expression.Location;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Makes the storage of values from where DWARF says they are.
public final class ValueStorage {
  private final Memory memory;
  private final RegisterBytes registers;

  /// The registers of a frame.
  @FunctionalInterface
  public interface RegisterBytes {
    /// {@return the bytes of a register, in the order of memory, if it is known}
    ///
    /// @param register by its DWARF number
    Optional<byte[]> bytes(int register);
  }

  /// @param memory of the program
  /// @param registers of the frame
  public ValueStorage(Memory memory, RegisterBytes registers) {
    this.memory = memory;
    this.registers = registers;
  }

  /// {@return the storage of a value}
  ///
  /// @param length of the value, in bytes
  public Storage of(Location location, int length) {
    return location instanceof Location.InMemory(var address)
        ? new Storage.InMemory(address)
        : new Storage.Held(contents(location, length), Optional.empty());
  }

  private Contents contents(Location location, int length) {
    return switch (location) {
      case Location.OptimizedOut _ -> Contents.absent(length, new Absence.OptimizedOut());
      case Location.Unavailable(var reason) ->
          Contents.absent(length, new Absence.Unavailable(reason));
      case Location.ImplicitPointer(var die, var offset) ->
          Contents.absent(length, new Absence.ImplicitPointer(die, offset));
      case Location.InRegister(var register) -> register(register, length);
      case Location.IsBytes(var bytes) -> fitted(bytes.toArray(), length);
      case Location.IsValue(var bits, var _) -> number(bits, 0, length, memory.order());
      case Location.InPieces pieces -> pieces(pieces, length);
      case Location.InMemory(var address) -> {
        var read = memory.read(address, length);
        yield read.length == length
            ? Contents.of(read)
            : Contents.absent(length, new Absence.Unreadable(address));
      }
    };
  }

  private Contents register(int register, int length) {
    var bytes = registers.bytes(register);
    if (bytes.isEmpty()) {
      return Contents.absent(length, new Absence.OptimizedOut());
    }
    if (memory.order() == ByteOrder.LITTLE_ENDIAN || bytes.get().length <= length) {
      return fitted(bytes.get(), length);
    }
    // The lowest bytes of a number are its last.
    return Contents.of(
        Arrays.copyOfRange(bytes.get(), bytes.get().length - length, bytes.get().length));
  }

  /// What is shorter has the rest optimised out: a value may be wider than a register.
  private static Contents fitted(byte[] bytes, int length) {
    if (bytes.length >= length) {
      return Contents.of(Arrays.copyOf(bytes, length));
    }
    var builder = new Contents.Builder(length, new Absence.OptimizedOut());
    builder.put(0, Contents.of(bytes), 0, (long) bytes.length * Byte.SIZE);
    return builder.build();
  }

  /// @param above what the bytes above the lowest eight are
  private static Contents number(long bits, int above, int length, ByteOrder order) {
    var bytes = new byte[length];
    for (var i = 0; i < length; i++) {
      var place = order == ByteOrder.LITTLE_ENDIAN ? i : length - 1 - i;
      bytes[place] = i < Long.BYTES ? (byte) (bits >> i * Byte.SIZE) : (byte) above;
    }
    return Contents.of(bytes);
  }

  private Contents pieces(Location.InPieces location, int length) {
    var builder = new Contents.Builder(length, new Absence.OptimizedOut());
    var at = 0L;
    for (var piece : location.pieces()) {
      if (at < 0 || at >= (long) length * Byte.SIZE || piece.sizeBits() < 0) {
        break;
      }
      var bits = Math.min(piece.sizeBits(), (long) length * Byte.SIZE - at);
      if (piece.offsetBits() >= 0 && piece.offsetBits() <= (long) Value.MOST_BYTES * Byte.SIZE) {
        var bytes = (int) ((piece.offsetBits() + bits + Byte.SIZE - 1) / Byte.SIZE);
        builder.put(at, contents(piece.location(), bytes), piece.offsetBits(), bits);
      }
      at += piece.sizeBits();
    }
    return builder.build();
  }

  /// {@return what an entry states as its value (DWARF 5, section 4.1, `DW_AT_const_value`)}
  public static Contents constant(AttributeValue value, int length, ByteOrder order) {
    return switch (value) {
      case AttributeValue.Constant(var bits, var width) ->
          // A form of fixed width has no sign; another one may go on beyond eight bytes.
          number(bits, width == 0 && bits < 0 ? -1 : 0, length, order);
      case AttributeValue.WideConstant(var bytes) -> filled(bytes.toArray(), length);
      case AttributeValue.Bytes(var bytes) -> filled(copy(bytes, length), length);
      case AttributeValue.Expression(var bytes) -> filled(copy(bytes, length), length);
      case AttributeValue.Text(var text) ->
          fitted((text + "\0").getBytes(StandardCharsets.UTF_8), length);
      case AttributeValue.Address(var address) -> number(address.value(), 0, length, order);
      case AttributeValue.Flag _,
          AttributeValue.LocalReference _,
          AttributeValue.GlobalReference _,
          AttributeValue.SupplementaryReference _,
          AttributeValue.TypeReference _,
          AttributeValue.SectionOffset _,
          AttributeValue.ListIndex _ ->
          Contents.absent(length, new Absence.Unavailable("a constant that is none"));
    };
  }

  /// What only fills a place up is not stated: LLVM gives 10 of a long double's 16 bytes.
  private static Contents filled(byte[] bytes, int length) {
    return Contents.of(Arrays.copyOf(bytes, length));
  }

  private static byte[] copy(dev.spoor.objects.bytes.Block block, int length) {
    ByteString bytes = block.copy(0, (int) Math.min(block.sizeBytes(), length));
    return bytes.toArray();
  }
}
