package dev.spoor.objects.dwarf.expression;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Block;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A DWARF expression. Immutable.
///
/// @param format what its bytes depended on; expressions inside of it are read with it too
/// @param sizeBytes how many bytes it has
/// @param operations in the order of the bytes
public record Expression(ExpressionFormat format, int sizeBytes, List<Operation> operations) {
  /// No producer writes one that is longer; each byte may become an object.
  private static final int LONGEST_BYTES = 1 << 16;

  /// Copies the list.
  public Expression {
    operations = List.copyOf(operations);
  }

  /// {@return the expression that all bytes of `block` make; none for no bytes}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they end inside an operation, or
  ///   there are more than 64 KiB of them
  public static Expression read(Block block, ExpressionFormat format) {
    if (block.sizeBytes() > LONGEST_BYTES) {
      throw block.malformed(0, "an expression of " + block.sizeBytes() + " bytes");
    }
    var operations = new ArrayList<Operation>();
    for (var cursor = block.cursor(0); cursor.hasMore(); ) {
      operations.add(Operation.read(cursor, 0, format));
    }
    return new Expression(format, (int) block.sizeBytes(), operations);
  }

  /// {@return the expression of an operation that has one as its bytes, as [Operator#ENTRY_VALUE]}
  public static Expression read(ByteString bytes, ByteOrder order, ExpressionFormat format) {
    var segment = MemorySegment.ofArray(bytes.toArray());
    return read(Block.of("expression", segment, order), format);
  }

  /// {@return the index of the operation that begins at `offset`, the number of operations for the
  /// expression's end, and -1 if none does}
  ///
  /// @param offset as a branch has it
  public int indexAt(long offset) {
    var low = 0;
    var high = operations.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var found = operations.get(middle).offset();
      if (found == offset) {
        return middle;
      }
      if (found < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return offset == sizeBytes ? operations.size() : -1;
  }

  /// {@return the operations with semicolons between}
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var operation : operations) {
      text.append(text.isEmpty() ? "" : "; ").append(operation);
    }
    return text.toString();
  }
}
