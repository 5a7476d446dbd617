package dev.spoor.trace.where;

import dev.spoor.machine.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One value as comparisons see it: a number, a text, or both (`127.0.0.1` is a number too);
/// neither for a structure.
///
/// @param names the names that the number has, if it has some
record Datum(Optional<Numeric> number, Optional<Words> words, List<String> names) {
  /// Something that is neither.
  static final Datum WHOLE = new Datum(Optional.empty(), Optional.empty(), List.of());

  /// A number of 64 bits.
  record Numeric(long bits, boolean isUnsigned) {
    int compareTo(Numeric other) {
      var negative = isNegative();
      if (negative != other.isNegative()) {
        return negative ? -1 : 1;
      }
      return Long.compareUnsigned(bits, other.bits);
    }

    private boolean isNegative() {
      return !isUnsigned && bits < 0;
    }

    /// {@return whether the two are combined without sign}
    boolean isUnsignedWith(Numeric other) {
      return isUnsigned && bits < 0 || other.isUnsigned && other.bits < 0;
    }
  }

  /// A text.
  ///
  /// @param truncated whether there is more than was read
  record Words(ByteString bytes, boolean truncated) {}

  static Datum of(long bits, boolean isUnsigned) {
    return named(bits, isUnsigned, List.of());
  }

  static Datum named(long bits, boolean isUnsigned, List<String> names) {
    return new Datum(Optional.of(new Numeric(bits, isUnsigned)), Optional.empty(), names);
  }

  static Datum of(ByteString text) {
    return of(text, false);
  }

  static Datum of(ByteString text, boolean truncated) {
    return new Datum(Optional.empty(), Optional.of(new Words(text, truncated)), List.of());
  }

  static Datum of(long bits, ByteString text) {
    return new Datum(
        Optional.of(new Numeric(bits, true)), Optional.of(new Words(text, false)), List.of());
  }

  /// {@return whether a comparison can say anything of the two}
  boolean isComparable(Datum other) {
    return number.isPresent() && other.number.isPresent()
        || words.isPresent() && other.words.isPresent();
  }

  /// {@return whether the relation holds; false if they are not comparable}
  boolean is(Relation relation, Datum other) {
    if (number.isPresent() && other.number.isPresent()) {
      return relation.isEquality()
          ? isEqual(number.get(), other, other.number.get()) == (relation == Relation.EQUAL)
          : relation.holds(number.get().compareTo(other.number.get()));
    }
    return words.isPresent()
        && other.words.isPresent()
        && relation.holds(order(words.get(), other.words.get()));
  }

  /// As in C -1 is also the largest unsigned number. A name that has other numbers in other ABIs is
  /// equal by itself.
  private boolean isEqual(Numeric one, Datum other, Numeric two) {
    return one.bits == two.bits
        || names.size() == 1 && other.names.size() == 1 && names.equals(other.names);
  }

  private static int order(Words one, Words two) {
    var order = Arrays.compareUnsigned(one.bytes.toArray(), two.bytes.toArray());
    return order != 0 ? order : Boolean.compare(one.truncated, two.truncated);
  }

  /// {@return whether it stands for yes: it is not the number 0}
  boolean isTruth() {
    return number.isEmpty() || words.isPresent() || number.get().bits() != 0;
  }
}
