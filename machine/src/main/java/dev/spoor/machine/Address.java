package dev.spoor.machine;

/// A virtual address in one address space, unsigned.
///
/// @param value all 64 bits; a 32-bit address has its upper half zero
public record Address(long value) implements Comparable<Address> {
  /// The null pointer.
  public static final Address ZERO = new Address(0);

  /// {@return the address `value`}
  public static Address of(long value) {
    return value == 0 ? ZERO : new Address(value);
  }

  /// {@return this address moved by `bytes`, wrapping at 2^64}
  public Address plus(long bytes) {
    return of(value + bytes);
  }

  /// {@return the distance in bytes from `other` to this one, modulo 2^64}
  public long minus(Address other) {
    return value - other.value;
  }

  /// {@return whether this is the null pointer}
  public boolean isZero() {
    return value == 0;
  }

  @Override
  public int compareTo(Address other) {
    return Long.compareUnsigned(value, other.value);
  }

  /// {@return `0x` and lower-case hexadecimal digits without leading zeros}
  @Override
  public String toString() {
    return "0x" + Long.toHexString(value);
  }
}
