package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.spoor.machine.linux.Tid;
import java.lang.foreign.MemorySegment;

/// Bytes read and written by the word, PTRACE_PEEKDATA and PTRACE_POKEDATA: for where nothing else
/// works.
final class WordMemory {
  /// The smallest page of any CPU: a word inside one is inside whatever is larger.
  private static final long PAGE_BYTES = 4096;

  /// The two requests without exceptions: memory that is not there is common, an exception is slow.
  interface Words {
    /// {@return whether the word at `address` could be read; it is then in [#peeked()]}
    boolean canPeek(Tid tid, long address);

    /// {@return the word that was read last}
    long peeked();

    /// {@return whether the word at `address` could be replaced}
    boolean canPoke(Tid tid, long address, long word);
  }

  private final Words words;

  WordMemory(Words words) {
    this.words = words;
  }

  /// {@return where a word begins that holds the byte at `address` and lies in one page: the next
  /// page may not be there}
  private static long wordAround(long address) {
    return (address & -PAGE_BYTES) + Math.min(address & (PAGE_BYTES - 1), PAGE_BYTES - Long.BYTES);
  }

  /// {@return whether one word holds `length` bytes at `at`}
  static boolean isInOneWord(long at, int length) {
    return length <= Long.BYTES && (at & (PAGE_BYTES - 1)) + length <= PAGE_BYTES;
  }

  /// {@return how many leading bytes were read to `offset` of `into`}
  int read(Tid tid, long at, MemorySegment into, long offset, int length) {
    var read = 0;
    while (read < length) {
      var base = wordAround(at + read);
      if (!words.canPeek(tid, base)) {
        return read;
      }
      var word = words.peeked();
      for (var i = (int) (at + read - base); i < Long.BYTES && read < length; i++, read++) {
        into.set(JAVA_BYTE, offset + read, (byte) (word >>> (8 * i)));
      }
    }
    return read;
  }

  /// Writes the bytes of `from` between `first` and `end`. Bytes of a word that are not to be
  /// written keep their value: nothing outside changes.
  ///
  /// @return how many leading bytes were written
  int write(Tid tid, long at, MemorySegment from, int first, int end) {
    var done = first;
    while (done < end) {
      var here = at + done - first;
      var base = wordAround(here);
      if (!words.canPeek(tid, base)) {
        return done - first;
      }
      var word = words.peeked();
      var next = done;
      for (var i = (int) (here - base); i < Long.BYTES && next < end; i++, next++) {
        word = word & ~(0xffL << (8 * i)) | (from.get(JAVA_BYTE, next) & 0xffL) << (8 * i);
      }
      if (!words.canPoke(tid, base, word)) {
        return done - first;
      }
      done = next;
    }
    return done - first;
  }
}
