package dev.spoor.inspect;

import dev.spoor.machine.Address;

/// A place in a process's memory that was found.
///
/// @param address where it is
/// @param name how it was asked for: `counter+4`; empty for a bare address
/// @param sizeBytes how long the thing there is, unsigned; 0 if unknown
record Place(Address address, String name, long sizeBytes) {
  @Override
  public String toString() {
    return name.isEmpty() ? address.toString() : address + " <" + name + ">";
  }
}
