package dev.spoor.machine;

/// The addresses from `start` (included) to `end` (not included).
public record AddressRange(Address start, Address end) {
  /// @throws IllegalArgumentException if `end` lies below `start`
  public AddressRange {
    if (end.compareTo(start) < 0) {
      throw new IllegalArgumentException("range ends at " + end + ", before its start " + start);
    }
  }

  /// {@return whether `address` lies in the range}
  public boolean contains(Address address) {
    return address.compareTo(start) >= 0 && address.compareTo(end) < 0;
  }

  /// {@return the length in bytes, unsigned}
  public long lengthBytes() {
    return end.minus(start);
  }
}
