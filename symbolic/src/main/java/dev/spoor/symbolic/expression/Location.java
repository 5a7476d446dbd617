package dev.spoor.symbolic.expression;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import java.util.List;

/// Where an object of the program is (DWARF 5, section 2.6.1), or that it is nowhere.
public sealed interface Location {
  /// The program does not have it any more.
  record OptimizedOut() implements Location {}

  /// It is at an address.
  record InMemory(Address address) implements Location {}

  /// It is in a register.
  ///
  /// @param register by its DWARF number
  record InRegister(int register) implements Location {}

  /// It is nowhere, but this is its value.
  ///
  /// @param bits as wide as `type`, the rest zero
  record IsValue(long bits, ValueType type) implements Location {}

  /// It is nowhere, but these are its bytes, in the target's order.
  record IsBytes(ByteString bytes) implements Location {}

  /// It is a pointer to something that is nowhere itself.
  ///
  /// @param die which describes that, by its offset in the debugging information
  /// @param offset what is pointed to inside of it, in bytes
  record ImplicitPointer(long die, long offset) implements Location {}

  /// Its parts are in several places.
  ///
  /// @param pieces one behind the other
  record InPieces(List<Piece> pieces) implements Location {
    /// Copies the list.
    public InPieces {
      pieces = List.copyOf(pieces);
    }
  }

  /// It cannot be said.
  ///
  /// @param reason in words: a register that is not known, memory that cannot be read
  record Unavailable(String reason) implements Location {}

  /// A part of an object.
  ///
  /// @param sizeBits how long it is, unsigned
  /// @param offsetBits where it begins in `location`
  /// @param location no [InPieces]
  record Piece(long sizeBits, long offsetBits, Location location) {}
}
