package dev.spoor.symbolic.value;

import dev.spoor.machine.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The bytes of a value, in the order of memory; some may be absent. Immutable.
public final class Contents {
  private final byte[] bytes;

  /// For each byte 0 if it is there, else the number of its absence, counted from 1.
  private final byte[] absent;

  /// Of bytes that are not wholly there, the bits that are.
  private final byte[] present;

  private final List<Absence> absences;

  private Contents(byte[] bytes, byte[] absent, byte[] present, List<Absence> absences) {
    this.bytes = bytes;
    this.absent = absent;
    this.present = present;
    this.absences = absences;
  }

  /// {@return bytes that are all there; the array is not copied}
  static Contents of(byte[] bytes) {
    return new Contents(bytes, new byte[bytes.length], new byte[bytes.length], List.of());
  }

  /// {@return bytes that are all there}
  public static Contents of(ByteString bytes) {
    return of(bytes.toArray());
  }

  /// {@return `length` bytes of which none is there}
  public static Contents absent(int length, Absence why) {
    var all = new byte[length];
    Arrays.fill(all, (byte) 1);
    return new Contents(new byte[length], all, new byte[length], List.of(why));
  }

  /// {@return how many bytes there are, absent ones included}
  public int length() {
    return bytes.length;
  }

  /// {@return why it is not wholly there: the reason for the first byte that is absent}
  public Optional<Absence> absence() {
    for (var number : absent) {
      if (number != 0) {
        return Optional.of(absences.get(number - 1));
      }
    }
    return Optional.empty();
  }

  /// {@return why some bits are not there, if one of them is not}
  ///
  /// @param from the first, counted from the lowest of the first byte
  Optional<Absence> absenceOfBits(int from, int bits) {
    for (var bit = from; bit < from + bits; bit++) {
      var number = absent[bit / Byte.SIZE];
      if (number != 0 && (present[bit / Byte.SIZE] >> bit % Byte.SIZE & 1) == 0) {
        return Optional.of(absences.get(number - 1));
      }
    }
    return Optional.empty();
  }

  /// {@return why no byte is there, if none is}
  public Optional<Absence> wholeAbsence() {
    for (var i = 0; i < bytes.length; i++) {
      if (absent[i] == 0 || present[i] != 0) {
        return Optional.empty();
      }
    }
    return absence();
  }

  /// {@return the byte at `index`, 0 to 255; 0 for an absent one}
  public int at(int index) {
    return bytes[index] & 0xff;
  }

  /// {@return a copy of the bytes, with zeros for absent ones}
  public byte[] toArray() {
    return bytes.clone();
  }

  /// {@return a part; what would lie behind the end is absent}
  public Contents slice(long from, int length) {
    if (from >= 0 && from <= bytes.length - (long) length) {
      return new Contents(
          Arrays.copyOfRange(bytes, (int) from, (int) from + length),
          Arrays.copyOfRange(absent, (int) from, (int) from + length),
          Arrays.copyOfRange(present, (int) from, (int) from + length),
          absences);
    }
    return absent(length, new Absence.Unavailable("it is outside of the value it is a part of"));
  }

  /// {@return whether a part is the same as another one of the same length}
  boolean isSame(int from, int other, int length) {
    return Arrays.equals(bytes, from, from + length, bytes, other, other + length)
        && Arrays.equals(absent, from, from + length, absent, other, other + length);
  }

  /// Puts contents together.
  static final class Builder {
    private final byte[] bytes;
    private final byte[] absent;
    private final byte[] present;
    private final List<Absence> absences = new ArrayList<>();

    /// All of it is absent at first.
    Builder(int length, Absence otherwise) {
      bytes = new byte[length];
      absent = new byte[length];
      present = new byte[length];
      Arrays.fill(absent, number(otherwise));
    }

    private byte number(Absence why) {
      var index = absences.indexOf(why);
      if (index < 0 && absences.size() < Byte.MAX_VALUE) {
        absences.add(why);
        index = absences.size() - 1;
      }
      return (byte) (Math.max(index, 0) + 1);
    }

    /// Sets bits, as far as there is room.
    ///
    /// @param at the first, counted from the lowest bit of the first byte
    /// @param from the first of `piece`
    void put(long at, Contents piece, long from, long bits) {
      for (var i = 0L; i < bits && at + i < (long) bytes.length * Byte.SIZE; ) {
        var to = at + i;
        var source = from + i;
        var isWhole = to % Byte.SIZE == 0 && source % Byte.SIZE == 0 && bits - i >= Byte.SIZE;
        if (isWhole) {
          putByte((int) (to / Byte.SIZE), piece, source / Byte.SIZE);
          i += Byte.SIZE;
        } else {
          putBit(to, piece, source);
          i++;
        }
      }
    }

    private void putByte(int to, Contents piece, long from) {
      if (from < piece.length()) {
        var why = piece.absent[(int) from];
        bytes[to] = piece.bytes[(int) from];
        absent[to] = why == 0 ? 0 : number(piece.absences.get(why - 1));
      }
    }

    private void putBit(long to, Contents piece, long from) {
      if (from / Byte.SIZE >= piece.length()) {
        return;
      }
      var bit = piece.bytes[(int) (from / Byte.SIZE)] >> from % Byte.SIZE & 1;
      var why = piece.absent[(int) (from / Byte.SIZE)];
      var index = (int) (to / Byte.SIZE);
      bytes[index] |= (byte) (bit << to % Byte.SIZE);
      if (why != 0) {
        absent[index] = number(piece.absences.get(why - 1));
        return;
      }
      present[index] |= (byte) (1 << to % Byte.SIZE);
      absent[index] = present[index] == -1 ? 0 : absent[index];
    }

    Contents build() {
      return new Contents(bytes, absent, present, List.copyOf(absences));
    }
  }
}
