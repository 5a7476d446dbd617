package dev.spoor.objects.dwarf.line;

import dev.spoor.objects.elf.FileAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// The rows of a line program as a debugger needs them, by address: without those that give no
/// instruction a line. Immutable.
///
/// - A row without a line leaves its instructions to the row before it.
/// - Of rows at one address the last file's count, unless only an earlier one is a statement's.
/// - Rows that merely begin another block of the same line (its discriminator, DWARF 5, section
///   6.2.5.3) are not beginnings of the line.
public final class LineSpans {
  private static final int NO_LINE = 0;

  /// A row that was kept, or the end of a sequence, which has no line.
  private record Entry(long address, int file, int line, boolean isStatement) {}

  private final Entry[] entries;

  /// The first number of each file that has several.
  private final int[] canonical;

  private LineSpans(List<Entry> sorted, int[] canonical) {
    this.entries = sorted.toArray(Entry[]::new);
    this.canonical = canonical;
  }

  /// {@return those of a program}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if it is cut off
  public static LineSpans of(LineProgram program) {
    var canonical = canonical(program);
    return new LineSpans(new Filter(program.table(), canonical).run(), canonical);
  }

  private static int[] canonical(LineProgram program) {
    var first = new HashMap<String, Integer>();
    var numbers = new int[Math.max(program.endOfFiles(), 0)];
    for (var number = 0; number < numbers.length; number++) {
      var own = number;
      numbers[number] =
          program
              .file(number)
              .map(file -> first.computeIfAbsent(file.path(), _ -> own))
              .orElse(number);
    }
    return numbers;
  }

  /// Goes through the rows in their order.
  private static final class Filter {
    private final LineTable table;
    private final int[] canonical;
    private final List<Entry> kept = new ArrayList<>();
    private int sequenceStart;
    private int lastFile = -1;
    private int lastLine = -1;
    private int recordedLine = -1;
    private boolean hasDiscriminator;
    private boolean hasStatementHere;
    private long lastAddress;

    Filter(LineTable table, int[] canonical) {
      this.table = table;
      this.canonical = canonical;
    }

    List<Entry> run() {
      for (var i = 0; i < table.size(); i++) {
        var row = table.row(i);
        if (row.endsSequence()) {
          end(row.address().value());
        } else {
          add(row);
        }
      }
      kept.sort(
          Comparator.<Entry>comparingLong(entry -> entry.address + Long.MIN_VALUE)
              .thenComparingInt(entry -> entry.line == NO_LINE ? 0 : 1));
      return kept;
    }

    private void end(long address) {
      dropAt(address);
      if (kept.size() > sequenceStart) {
        kept.add(new Entry(address, -1, NO_LINE, false));
      }
      sequenceStart = kept.size();
      lastFile = -1;
      lastLine = -1;
      recordedLine = -1;
      hasDiscriminator = false;
      hasStatementHere = false;
    }

    private void add(LineRow row) {
      var address = row.address().value();
      var file =
          row.file() >= 0 && row.file() < canonical.length ? canonical[row.file()] : row.file();
      if (address != lastAddress) {
        lastAddress = address;
        hasStatementHere = false;
      }
      hasDiscriminator = row.line() == lastLine && hasDiscriminator || row.discriminator() != 0;
      lastLine = row.line();
      var isOtherFile = file != lastFile;
      if (row.line() != NO_LINE && !(isOtherFile && !row.isStatement() && hasStatementHere)) {
        if (isOtherFile) {
          dropAt(address);
        }
        if (isOtherFile || row.line() != recordedLine || !hasDiscriminator) {
          kept.add(new Entry(address, file, row.line(), row.isStatement()));
          recordedLine = row.line();
          lastFile = file;
        }
      }
      hasStatementHere |= row.isStatement();
    }

    /// Rows of which nothing is left.
    private void dropAt(long address) {
      while (kept.size() > sequenceStart && kept.getLast().address == address) {
        kept.removeLast();
      }
    }
  }

  /// {@return how many beginnings there are, ends of sequences included}
  public int size() {
    return entries.length;
  }

  /// {@return which beginning the instruction at `address` belongs to, -1 if none}
  public int indexAt(FileAddress address) {
    var low = 0;
    var high = entries.length - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      if (Long.compareUnsigned(entries[middle].address, address.value()) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    if (high < 0 || entries[high].line == NO_LINE) {
      return -1;
    }
    return statementAt(high);
  }

  /// Of those at the same address one that is a statement's.
  private int statementAt(int index) {
    for (var i = index;
        i >= 0 && entries[i].address == entries[index].address && entries[i].line != NO_LINE;
        i--) {
      if (entries[i].isStatement) {
        return i;
      }
    }
    return index;
  }

  /// {@return where it begins}
  public FileAddress start(int index) {
    return FileAddress.of(entries[index].address);
  }

  /// {@return where the next begins}
  public FileAddress end(int index) {
    for (var i = index + 1; i < entries.length; i++) {
      if (entries[i].address != entries[index].address) {
        return FileAddress.of(entries[i].address);
      }
    }
    return start(index);
  }

  /// {@return the number of its file}
  public int file(int index) {
    return entries[index].file;
  }

  /// {@return its line; 0 for the end of a sequence}
  public int line(int index) {
    return entries[index].line;
  }

  /// {@return whether it is a good address for a breakpoint}
  public boolean isStatement(int index) {
    return entries[index].isStatement;
  }

  /// {@return whether another one with a line begins at the same address}
  public boolean isRepeated(int index) {
    return isAlso(index, index - 1) || isAlso(index, index + 1);
  }

  private boolean isAlso(int index, int other) {
    return other >= 0
        && other < entries.length
        && entries[other].line != NO_LINE
        && entries[other].address == entries[index].address;
  }

  /// {@return the number that files with the path of this one have here}
  private BitSet canonical(BitSet numbers) {
    var found = new BitSet();
    numbers.stream()
        .forEach(number -> found.set(number < canonical.length ? canonical[number] : number));
    return found;
  }

  /// Hands the statements that a line begins with to `consumer`, by address.
  ///
  /// @param numbers of files
  public void statementsOf(BitSet numbers, int line, IntConsumer consumer) {
    var wanted = canonical(numbers);
    for (var i = 0; i < entries.length; i++) {
      var entry = entries[i];
      if (entry.line == line && entry.isStatement && wanted.get(entry.file)) {
        consumer.accept(i);
      }
    }
  }

  /// {@return the first line behind `line` that a statement comes from}
  ///
  /// @param numbers of files
  public Optional<Integer> lineBehind(BitSet numbers, int line) {
    var wanted = canonical(numbers);
    var best = Integer.MAX_VALUE;
    for (var entry : entries) {
      if (entry.line > line && entry.line < best && entry.isStatement && wanted.get(entry.file)) {
        best = entry.line;
      }
    }
    return best == Integer.MAX_VALUE ? Optional.empty() : Optional.of(best);
  }
}
