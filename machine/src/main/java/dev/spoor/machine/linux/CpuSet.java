package dev.spoor.machine.linux;

import java.util.Arrays;

/// A set of CPUs by number, as an affinity mask has it: `cpu_set_t` of sched_setaffinity(2).
public final class CpuSet {
  /// More CPUs than any kernel is built for.
  private static final int MOST = 8192;

  /// All that a mask can name. The kernel takes of it what there is, and what comes later too.
  public static final CpuSet ALL = all();

  private final long[] words;

  private CpuSet(long[] words) {
    var length = words.length;
    while (length > 0 && words[length - 1] == 0) {
      length--;
    }
    this.words = Arrays.copyOf(words, length);
  }

  private static CpuSet all() {
    var words = new long[MOST / Long.SIZE];
    Arrays.fill(words, -1);
    return new CpuSet(words);
  }

  /// {@return the set of `cpus`}
  ///
  /// @throws IllegalArgumentException for a number below 0 or above 8191
  public static CpuSet of(int... cpus) {
    var words = new long[MOST / Long.SIZE];
    for (var cpu : cpus) {
      if (cpu < 0 || cpu >= MOST) {
        throw new IllegalArgumentException("no set of CPUs has room for " + cpu);
      }
      words[cpu / Long.SIZE] |= 1L << cpu;
    }
    return new CpuSet(words);
  }

  /// {@return the set whose bits are those of `words`, CPU 0 in the lowest of the first}
  public static CpuSet ofWords(long... words) {
    return new CpuSet(words);
  }

  /// {@return the bits, CPU 0 in the lowest of the first; no longer than need be}
  public long[] words() {
    return words.clone();
  }

  /// {@return whether `cpu` is in the set}
  public boolean contains(int cpu) {
    return cpu >= 0 && cpu / Long.SIZE < words.length && (words[cpu / Long.SIZE] >>> cpu & 1) != 0;
  }

  /// {@return whether `cpu` is in the set and no other}
  public boolean isOnly(int cpu) {
    return contains(cpu) && size() == 1;
  }

  /// {@return how many there are}
  public int size() {
    var size = 0;
    for (var word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  /// {@return the lowest number; -1 if the set is empty}
  public int first() {
    for (var i = 0; i < words.length; i++) {
      if (words[i] != 0) {
        return i * Long.SIZE + Long.numberOfTrailingZeros(words[i]);
      }
    }
    return -1;
  }

  /// {@return the CPUs that are in both}
  public CpuSet and(CpuSet other) {
    var both = Arrays.copyOf(words, Math.min(words.length, other.words.length));
    for (var i = 0; i < both.length; i++) {
      both[i] &= other.words[i];
    }
    return new CpuSet(both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CpuSet set && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  /// {@return the numbers as the kernel lists them, `0-3,8`}
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var cpu = first(); cpu >= 0; ) {
      var last = cpu;
      while (contains(last + 1)) {
        last++;
      }
      text.append(text.isEmpty() ? "" : ",").append(cpu).append(last > cpu ? "-" + last : "");
      cpu = next(last + 1);
    }
    return text.toString();
  }

  private int next(int from) {
    for (var cpu = from; cpu < words.length * Long.SIZE; cpu++) {
      if (contains(cpu)) {
        return cpu;
      }
    }
    return -1;
  }
}
