package dev.spoor.objects.dwarf.line;

import dev.spoor.objects.elf.FileAddress;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/// The rows that a line program makes, in its order, and its sequences by address: 20 bytes for
/// each row. Immutable.
public final class LineTable {
  static final int STATEMENT = 1;
  static final int BASIC_BLOCK = 2;
  static final int END = 4;
  static final int PROLOGUE_END = 8;
  static final int EPILOGUE_BEGIN = 16;
  static final int FLAG_BITS = 5;

  private final long[] addresses;
  private final int[] files;
  private final int[] lines;
  private final int[] columnsAndFlags;
  private final int[] discriminators;
  private final long[] definedFiles;
  private final LineSequences sequences;

  /// @param discriminators empty if none has one
  /// @param definedFiles where the program defines files itself, in the section
  LineTable(
      long[] addresses,
      int[] files,
      int[] lines,
      int[] columnsAndFlags,
      int[] discriminators,
      long[] definedFiles) {
    this.addresses = addresses;
    this.files = files;
    this.lines = lines;
    this.columnsAndFlags = columnsAndFlags;
    this.discriminators = discriminators;
    this.definedFiles = definedFiles;
    this.sequences = LineSequences.of(addresses, columnsAndFlags);
  }

  /// {@return how many rows there are}
  public int size() {
    return addresses.length;
  }

  /// {@return the row at `index`, in the order of the program}
  public LineRow row(int index) {
    var flags = columnsAndFlags[index];
    return new LineRow(
        FileAddress.of(addresses[index]),
        files[index],
        lines[index],
        flags >>> FLAG_BITS,
        (flags & STATEMENT) != 0,
        (flags & BASIC_BLOCK) != 0,
        (flags & END) != 0,
        (flags & PROLOGUE_END) != 0,
        (flags & EPILOGUE_BEGIN) != 0,
        discriminators.length == 0 ? 0 : discriminators[index]);
  }

  /// {@return all rows, each made when it is asked for}
  public List<LineRow> rows() {
    return new Rows();
  }

  private final class Rows extends AbstractList<LineRow> implements RandomAccess {
    @Override
    public LineRow get(int index) {
      return row(index);
    }

    @Override
    public int size() {
      return LineTable.this.size();
    }
  }

  long[] definedFiles() {
    return definedFiles.clone();
  }

  /// {@return the index of the row that an instruction at `address` comes from, -1 if none: the
  /// last of those with the highest address that is not above it, in a sequence that has it}
  public int indexAt(FileAddress address) {
    return sequences.rowAt(address.value(), addresses);
  }

  /// {@return the row that an instruction at `address` comes from}
  public Optional<LineRow> rowAt(FileAddress address) {
    var index = indexAt(address);
    return index < 0 ? Optional.empty() : Optional.of(row(index));
  }

  /// {@return the first addresses of the pieces of code that come from a line: of neighbouring rows
  /// of the same line only the first counts, and only those that are statements}
  ///
  /// @param numbers of files: the same one may be in the table more than once
  public List<FileAddress> addressesOf(BitSet numbers, int line) {
    var found = new ArrayList<FileAddress>();
    var isInside = false;
    for (var i = 0; i < lines.length; i++) {
      var isThat = lines[i] == line && isOf(numbers, i);
      if (isThat && !isInside && (columnsAndFlags[i] & STATEMENT) != 0) {
        found.add(FileAddress.of(addresses[i]));
        isInside = true;
      }
      isInside &= isThat;
    }
    return found;
  }

  private boolean isOf(BitSet numbers, int row) {
    return files[row] >= 0 && numbers.get(files[row]) && (columnsAndFlags[row] & END) == 0;
  }

  /// {@return the first line at or after `line` that a statement comes from, 0 if there is none}
  ///
  /// @param numbers of files, as above
  public int firstLineFrom(BitSet numbers, int line) {
    var best = 0;
    for (var i = 0; i < lines.length; i++) {
      if (lines[i] >= line
          && (best == 0 || lines[i] < best)
          && (columnsAndFlags[i] & STATEMENT) != 0
          && isOf(numbers, i)) {
        best = lines[i];
      }
    }
    return best;
  }
}
