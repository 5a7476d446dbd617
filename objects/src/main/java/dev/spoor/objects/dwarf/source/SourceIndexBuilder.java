package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.dwarf.Unit;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/// Makes the index of a file, of all units at once, on the threads of the common pool.
final class SourceIndexBuilder {
  /// As many have one memory of the hashes of names.
  private static final int UNITS_AT_ONCE = 16;

  private final UnitNames[] parts;
  private final int[] firstNames;
  private final int[] firstPieces;

  private SourceIndexBuilder(UnitNames[] parts) {
    this.parts = parts;
    this.firstNames = new int[parts.length + 1];
    this.firstPieces = new int[parts.length + 1];
    for (var i = 0; i < parts.length; i++) {
      firstNames[i + 1] = Math.addExact(firstNames[i], parts[i].count());
      firstPieces[i + 1] = Math.addExact(firstPieces[i], pieces(parts[i]));
    }
  }

  private static int pieces(UnitNames part) {
    return part.functions().map(FunctionMap::count).orElse(0);
  }

  /// {@return the index of `units`}
  static SourceIndex of(List<Unit> units) {
    var parts = new UnitNames[units.size()];
    IntStream.range(0, (units.size() + UNITS_AT_ONCE - 1) / UNITS_AT_ONCE)
        .parallel()
        .forEach(chunk -> read(units, chunk * UNITS_AT_ONCE, parts));
    var content = new SourceIndexBuilder(parts).content();
    return new SourceIndex(
        Block.of("index", MemorySegment.ofArray(content), ByteOrder.LITTLE_ENDIAN), units);
  }

  private static void read(List<Unit> units, int from, UnitNames[] parts) {
    var hashes = new NameHashes();
    for (var i = from; i < Math.min(from + UNITS_AT_ONCE, parts.length); i++) {
      parts[i] = UnitNames.of(full(units.get(i)), hashes);
    }
  }

  private static Unit full(Unit unit) {
    try {
      return unit.full();
    } catch (dev.spoor.objects.bytes.MalformedObjectException _) {
      // What is wrong with one unit says nothing of the others. Asked for itself, it says what.
      return unit;
    }
  }

  private byte[] content() {
    var names = firstNames[parts.length];
    var pieces = firstPieces[parts.length];
    var bytes =
        ByteBuffer.allocate(
                Math.toIntExact(
                    SourceIndex.HEADER_BYTES
                        + (long) SourceIndex.UNIT_BYTES * parts.length
                        + (long) SourceIndex.PIECE_BYTES * pieces
                        + (long) SourceIndex.NAME_BYTES * names))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(parts.length).putInt(pieces).putInt(names).putInt(0);
    for (var i = 0; i < parts.length; i++) {
      bytes.putInt(firstPieces[i]).putInt(parts[i].functions().isPresent() ? 1 : 0);
    }
    putPieces(bytes);
    putNames(bytes, sortedNames());
    return bytes.array();
  }

  private void putPieces(ByteBuffer bytes) {
    for (var part : parts) {
      var functions = part.functions();
      for (var i = 0; i < pieces(part); i++) {
        bytes.putLong(functions.orElseThrow().start(i));
      }
    }
    for (var part : parts) {
      var functions = part.functions();
      for (var i = 0; i < pieces(part); i++) {
        var offset = functions.orElseThrow().offset(i);
        bytes.putInt(
            offset == FunctionMap.NOTHING ? SourceIndex.NO_FUNCTION : part.relative(offset));
      }
    }
  }

  /// By hash, and for the same one in the order of the file: a hash above the number of a name.
  private long[] sortedNames() {
    var keys = new long[firstNames[parts.length]];
    for (var unit = 0; unit < parts.length; unit++) {
      for (var i = 0; i < parts[unit].count(); i++) {
        var position = firstNames[unit] + i;
        keys[position] = (long) parts[unit].hash(i) << Integer.SIZE | position;
      }
    }
    return HashOrder.sorted(keys);
  }

  private void putNames(ByteBuffer bytes, long[] keys) {
    put(bytes, upperHalves(keys));
    for (var i = 0; i < keys.length; i++) {
      var position = (int) keys[i];
      var unit = unitOf(position);
      keys[i] = (long) unit << Integer.SIZE | parts[unit].offset(position - firstNames[unit]);
    }
    put(bytes, upperHalves(keys));
    put(bytes, lowerHalves(keys));
  }

  private static int[] upperHalves(long[] numbers) {
    var halves = new int[numbers.length];
    for (var i = 0; i < halves.length; i++) {
      halves[i] = (int) (numbers[i] >> Integer.SIZE);
    }
    return halves;
  }

  private static int[] lowerHalves(long[] numbers) {
    var halves = new int[numbers.length];
    for (var i = 0; i < halves.length; i++) {
      halves[i] = (int) numbers[i];
    }
    return halves;
  }

  private static void put(ByteBuffer bytes, int[] numbers) {
    bytes.asIntBuffer().put(numbers);
    bytes.position(bytes.position() + Integer.BYTES * numbers.length);
  }

  /// The last of those that begin at or before a name: units without names begin where the next
  /// does.
  private int unitOf(int position) {
    var low = 0;
    var high = parts.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >>> 1;
      if (firstNames[middle] <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
