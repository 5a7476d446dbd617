package dev.spoor.objects.elf;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The entries of a table of symbols by address, for many questions: what lies at or before an
/// address, and how far back something may still contain it.
final class AddressIndex {
  private final int[] entries;
  private final long[] starts;

  /// Of each place the highest address that it or one before it ends at.
  private final long[] ends;

  private final AtomicReferenceArray<@Nullable Answer> answers;

  /// What was found at a place.
  ///
  /// @param symbol that has `address`
  /// @param lowest the first address that was looked at
  record Answer(Symbol symbol, FileAddress address, FileAddress lowest) {
    /// {@return whether it is the answer for another address before the next place too: behind the
    /// one that was asked for, no symbol has it that had not that one}
    boolean holds(FileAddress other, FileAddress otherLowest) {
      return other.compareTo(address) >= 0
          && lowest.value() == otherLowest.value()
          && symbol.contains(other);
    }
  }

  /// What it needs to know of a table.
  interface Table {
    /// {@return how many entries there are}
    int size();

    /// {@return whether the entry may be what lies at an address}
    boolean isPlace(int entry);

    /// {@return where it begins, unsigned}
    long start(int entry);

    /// {@return how long it is, unsigned}
    long sizeBytes(int entry);
  }

  AddressIndex(Table table) {
    var sorted =
        IntStream.range(1, Math.max(1, table.size()))
            // Who goes backwards finds those of one address in the order of the table.
            .map(i -> table.size() - i)
            .filter(table::isPlace)
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(
        sorted, Comparator.comparingLong((Integer entry) -> table.start(entry) ^ Long.MIN_VALUE));
    entries = new int[sorted.length];
    starts = new long[sorted.length];
    ends = new long[sorted.length];
    answers = new AtomicReferenceArray<>(sorted.length);
    for (var i = 0; i < sorted.length; i++) {
      entries[i] = sorted[i];
      starts[i] = table.start(sorted[i]);
      var end = end(starts[i], table.sizeBytes(sorted[i]));
      ends[i] = i > 0 && Long.compareUnsigned(ends[i - 1], end) > 0 ? ends[i - 1] : end;
    }
  }

  /// {@return what was found at a place before, null if nothing was noted}
  @Nullable Answer answer(int place) {
    return place < 0 ? null : answers.get(place);
  }

  /// Notes what was found at a place, for addresses behind.
  void note(int place, Answer answer) {
    answers.set(place, answer);
  }

  /// Behind the last address nothing ends.
  private static long end(long start, long sizeBytes) {
    return Long.compareUnsigned(start + sizeBytes, start) < 0 ? -1 : start + sizeBytes;
  }

  /// {@return the last place that begins at or before `address`, -1 if there is none}
  int lastBefore(long address) {
    var low = 0;
    var high = starts.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (Long.compareUnsigned(starts[middle], address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /// {@return the entry of the table at a place}
  int entry(int place) {
    return entries[place];
  }

  /// {@return where it begins}
  long start(int place) {
    return starts[place];
  }

  /// {@return whether nothing at this place or before it reaches `address`}
  boolean endsBefore(int place, long address) {
    return Long.compareUnsigned(ends[place], address) < 0;
  }
}
