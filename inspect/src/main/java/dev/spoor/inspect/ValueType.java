package dev.spoor.inspect;

import dev.spoor.machine.ByteString;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The types that memory can be read and written as.
enum ValueType {
  I8(1, Kind.SIGNED),
  I16(2, Kind.SIGNED),
  I32(4, Kind.SIGNED),
  I64(8, Kind.SIGNED),
  U8(1, Kind.UNSIGNED),
  U16(2, Kind.UNSIGNED),
  U32(4, Kind.UNSIGNED),
  U64(8, Kind.UNSIGNED),
  F32(4, Kind.FLOAT),
  F64(8, Kind.FLOAT),
  /// Text with a NUL behind it.
  STR(0, Kind.TEXT),
  /// Bytes in hexadecimal.
  BYTES(0, Kind.BYTES);

  private enum Kind {
    SIGNED,
    UNSIGNED,
    FLOAT,
    TEXT,
    BYTES
  }

  private final int widthBytes;
  private final Kind kind;

  ValueType(int widthBytes, Kind kind) {
    this.widthBytes = widthBytes;
    this.kind = kind;
  }

  /// {@return the type as users call it}
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// {@return its size in bytes, 0 if that depends on the value}
  int widthBytes() {
    return widthBytes;
  }

  /// {@return the type called `label`}
  static Optional<ValueType> labelled(String label) {
    for (var type : values()) {
      if (type.label().equals(label)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /// {@return the signed integer of this width, if there is one}
  static Optional<ValueType> integerOf(long widthBytes) {
    for (var type : values()) {
      if (type.kind == Kind.SIGNED && type.widthBytes == widthBytes) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /// {@return `text` as bytes in `order`}
  ///
  /// @throws CommandException if it is no value of this type
  byte[] encode(String text, ByteOrder order) {
    return switch (kind) {
      case SIGNED, UNSIGNED -> integer(text, order);
      case FLOAT -> floating(text, order);
      case TEXT -> CString.encode(text);
      case BYTES -> hexadecimal(text);
    };
  }

  private byte[] integer(String text, ByteOrder order) {
    var value = parse(text);
    var bits = 8 * widthBytes;
    var low = kind == Kind.SIGNED ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
    // In hexadecimal all bits may be given, whatever the sign: 0xffffffff is -1.
    var isPattern = text.regionMatches(true, 0, "0x", 0, 2);
    var high = BigInteger.ONE.shiftLeft(kind == Kind.SIGNED && !isPattern ? bits - 1 : bits);
    if (value.compareTo(low) < 0 || value.compareTo(high) >= 0) {
      throw CommandException.failed(
          text
              + " does not fit into "
              + label()
              + ", which holds "
              + low
              + " to "
              + BigInteger.ONE
                  .shiftLeft(kind == Kind.SIGNED ? bits - 1 : bits)
                  .subtract(BigInteger.ONE));
    }
    var bytes = new byte[widthBytes];
    for (var i = 0; i < widthBytes; i++) {
      var place = order == ByteOrder.LITTLE_ENDIAN ? i : widthBytes - 1 - i;
      bytes[place] = value.shiftRight(8 * i).byteValue();
    }
    return bytes;
  }

  private BigInteger parse(String text) {
    var negative = text.startsWith("-");
    var digits = negative ? text.substring(1) : text;
    try {
      if (digits.startsWith("-") || digits.startsWith("+")) {
        throw notA(text);
      }
      var hexadecimal = digits.regionMatches(true, 0, "0x", 0, 2);
      var value =
          hexadecimal ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits, 10);
      return negative ? value.negate() : value;
    } catch (NumberFormatException notANumber) {
      throw notA(text);
    }
  }

  private byte[] floating(String text, ByteOrder order) {
    try {
      var value = parseFloating(text);
      var buffer = ByteBuffer.allocate(widthBytes).order(order);
      return widthBytes == 4
          ? buffer.putFloat((float) value).array()
          : buffer.putDouble(value).array();
    } catch (NumberFormatException notANumber) {
      throw notA(text);
    }
  }

  private double parseFloating(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      // By way of double an f32 would be rounded twice.
      default -> widthBytes == 4 ? Float.parseFloat(text) : Double.parseDouble(text);
    };
  }

  private byte[] hexadecimal(String text) {
    try {
      var bytes = HexFormat.of().parseHex(text.replace(" ", ""));
      if (bytes.length == 0) {
        throw notA(text);
      }
      return bytes;
    } catch (IllegalArgumentException odd) {
      throw notA(text);
    }
  }

  private CommandException notA(String text) {
    return CommandException.failed("\"" + text + "\" is not a value of type " + label());
  }

  /// {@return `bytes`, which are as many as the type has, as text}
  String decode(byte[] bytes, ByteOrder order) {
    var buffer = ByteBuffer.wrap(bytes).order(order);
    return switch (this) {
      case I8 -> Byte.toString(buffer.get());
      case I16 -> Short.toString(buffer.getShort());
      case I32 -> Integer.toString(buffer.getInt());
      case I64 -> Long.toString(buffer.getLong());
      case U8 -> Integer.toString(buffer.get() & 0xff);
      case U16 -> Integer.toString(buffer.getShort() & 0xffff);
      case U32 -> Integer.toUnsignedString(buffer.getInt());
      case U64 -> Long.toUnsignedString(buffer.getLong());
      case F32 -> Float.toString(buffer.getFloat());
      case F64 -> Double.toString(buffer.getDouble());
      case STR -> CString.quoted(ByteString.of(bytes));
      case BYTES -> HexFormat.ofDelimiter(" ").formatHex(bytes);
    };
  }
}
