package dev.spoor.syscalls.description;

import java.util.Collections;
import java.util.List;

/// Where the fields of a structure lie in memory under one ABI.
public final class Layout {
  private final int[] offsets;
  private final int bytes;
  private final int alignment;

  /// Stands in an order for fields that are left out.
  public static final int OMISSION = -1;

  private final int[] shown;
  private final int[] brief;

  Layout(Structure structure, int[] offsets, int bytes, int alignment) {
    this.offsets = offsets.clone();
    this.bytes = bytes;
    this.alignment = alignment;
    this.shown = indexes(structure, structure.shown());
    this.brief = structure.brief().isEmpty() ? shown : indexes(structure, structure.brief());
  }

  private static int[] indexes(Structure structure, List<String> order) {
    var indexes = new int[order.isEmpty() ? structure.fields().size() : order.size()];
    for (var i = 0; i < indexes.length; i++) {
      indexes[i] =
          order.isEmpty()
              ? i
              : order.get(i).equals(Structure.OMISSION)
                  ? OMISSION
                  : structure.index(order.get(i), before(order, i));
    }
    return indexes;
  }

  /// {@return how often the name at `index` stands before it}
  private static int before(List<String> order, int index) {
    return Collections.frequency(order.subList(0, index), order.get(index));
  }

  /// {@return the fields that are shown, in that order, and [#OMISSION]s; not to be changed}
  ///
  /// @param abbreviated whether structures are shown in part
  public int[] order(boolean abbreviated) {
    return abbreviated ? brief : shown;
  }

  /// {@return how far behind the structure's start field `index` begins, in bytes}
  public int offset(int index) {
    return offsets[index];
  }

  /// {@return the structure's size, in bytes}
  public int bytes() {
    return bytes;
  }

  /// {@return of what its address is a multiple}
  public int alignment() {
    return alignment;
  }
}
