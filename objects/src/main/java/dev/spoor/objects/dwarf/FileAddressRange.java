package dev.spoor.objects.dwarf;

import dev.spoor.objects.elf.FileAddress;

/// The addresses from `start` (included) to `end` (not included) of a file. What a file claims need
/// not be in this order: such a range contains nothing.
public record FileAddressRange(FileAddress start, FileAddress end) {
  /// {@return whether `address` lies in the range}
  public boolean contains(FileAddress address) {
    return address.compareTo(start) >= 0 && address.compareTo(end) < 0;
  }
}
