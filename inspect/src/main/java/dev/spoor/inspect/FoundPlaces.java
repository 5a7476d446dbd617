package dev.spoor.inspect;

import dev.spoor.symbolic.CodePlace;
import java.util.Arrays;
import java.util.List;

/// The places of some addresses, one after the other: 20 bytes for each, beside texts that places
/// have in common. For one thread until it is complete.
final class FoundPlaces {
  private static final int NO_LINE = -1;

  private final int[] ends;
  private int addresses;
  private int count;
  private String[] functions;
  private String[] files;
  private int[] lines;
  private long[] offsets;

  /// @param addresses how many there will be
  FoundPlaces(int addresses) {
    this.ends = new int[addresses];
    this.functions = new String[2 * addresses];
    this.files = new String[2 * addresses];
    this.lines = new int[2 * addresses];
    this.offsets = new long[2 * addresses];
  }

  /// Adds those of the next address, innermost first.
  void add(List<CodePlace> places) {
    places.forEach(this::add);
    ends[addresses++] = count;
  }

  private void add(CodePlace place) {
    if (count == functions.length) {
      functions = Arrays.copyOf(functions, 2 * count);
      files = Arrays.copyOf(files, 2 * count);
      lines = Arrays.copyOf(lines, 2 * count);
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    functions[count] = place.function();
    files[count] = place.file().orElse("");
    lines[count] = place.line().orElse(NO_LINE);
    offsets[count++] = place.offset();
  }

  private int first(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  /// {@return whether nothing is known of the address that was added as number `index`}
  boolean isUnknown(int index) {
    return first(index) == ends[index];
  }

  /// Adds to `to` the lines of the address that was added as number `index`.
  ///
  /// @param line to make them in
  void addLines(int index, long address, StringBuilder line, PreparedLines to) {
    for (var i = first(index); i < ends[index]; i++) {
      line.setLength(0);
      line.append("0x").append(Long.toHexString(address)).append(' ').append(functions[i]);
      if (i + 1 < ends[index]) {
        line.append(" (inlined)");
      } else if (offsets[i] != 0) {
        line.append("+0x").append(Long.toHexString(offsets[i]));
      }
      if (!files[i].isEmpty()) {
        line.append(" at ").append(files[i]);
      }
      if (lines[i] != NO_LINE) {
        line.append(':').append(lines[i]);
      }
      to.add(line);
    }
    if (isUnknown(index)) {
      line.setLength(0);
      to.add(line.append("0x").append(Long.toHexString(address)).append(" ??"));
    }
  }
}
