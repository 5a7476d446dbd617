package dev.spoor.objects.dwarf.expression;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Cursor;
import java.util.HexFormat;

/// One operation of an expression.
///
/// @param offset where it begins, counted from the expression's first byte
/// @param operator what it does
/// @param first its first number: for a family the place in it, for a branch the offset to which it
///   goes; 0 if it has none
/// @param second its second number; 0 if it has none
/// @param bytes the block of operators that have one, else empty
public record Operation(int offset, Operator operator, long first, long second, ByteString bytes) {
  static Operation read(Cursor cursor, int start, ExpressionFormat format) {
    var offset = (int) (cursor.offset() - start);
    var code = cursor.u8();
    var operator = Operator.ofCode(code);
    return switch (operator) {
      case UNRECOGNIZED -> new Operation(offset, operator, code, 0, rest(cursor));
      case BRA, SKIP -> {
        var distance = cursor.signed(2);
        yield plain(offset, operator, cursor.offset() - start + distance, 0);
      }
      default -> read(cursor, offset, operator, code - operator.code(), format);
    };
  }

  private static Operation read(
      Cursor cursor, int offset, Operator operator, int place, ExpressionFormat format) {
    return switch (operator.form()) {
      case PLAIN ->
          plain(
              offset,
              operator,
              operator.first().read(cursor, format),
              operator.second().read(cursor, format));
      case FAMILY -> plain(offset, operator, place, operator.first().read(cursor, format));
      case BLOCK -> new Operation(offset, operator, 0, 0, cursor.bytes(cursor.count(1)));
      case SHORT_BLOCK ->
          new Operation(
              offset,
              operator,
              operator.first().read(cursor, format),
              0,
              cursor.bytes(cursor.u8()));
    };
  }

  private static Operation plain(int offset, Operator operator, long first, long second) {
    return new Operation(offset, operator, first, second, ByteString.EMPTY);
  }

  private static ByteString rest(Cursor cursor) {
    return cursor.bytes((int) (cursor.block().sizeBytes() - cursor.offset()));
  }

  /// {@return it as standards write it: `DW_OP_breg7 8`}
  @Override
  public String toString() {
    var text = new StringBuilder("DW_OP_").append(operator.word());
    if (operator == Operator.UNRECOGNIZED) {
      text.append(" 0x").append(Long.toHexString(first));
    } else if (operator.form() == Operator.Form.FAMILY) {
      text.append(first);
      append(operator.first(), second, text);
    } else {
      append(operator.first(), first, text);
      append(operator.second(), second, text);
    }
    if (bytes.length() > 0) {
      text.append(" [").append(HexFormat.of().formatHex(bytes.toArray())).append(']');
    }
    return text.toString();
  }

  private static void append(Operand operand, long value, StringBuilder text) {
    if (operand != Operand.NONE) {
      text.append(' ').append(value);
    }
  }
}
