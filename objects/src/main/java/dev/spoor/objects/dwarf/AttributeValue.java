package dev.spoor.objects.dwarf;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.FileAddress;

/// What an attribute says, by the class of its form (DWARF 5, section 7.5.5). Indices into tables
/// of strings and addresses are followed already.
public sealed interface AttributeValue {
  /// A place in the program.
  record Address(FileAddress address) implements AttributeValue {}

  /// A number of up to eight bytes.
  ///
  /// @param value extended with zeros if the form has a fixed width: whether such a number has a
  ///   sign is up to the attribute
  /// @param widthBytes the width of the form; 0 if it has none, and then the sign is right
  record Constant(long value, int widthBytes) implements AttributeValue {
    /// {@return the number, its highest bit taken as a sign}
    public long signed() {
      var unused = widthBytes == 0 ? 0 : Long.SIZE - widthBytes * Byte.SIZE;
      return value << unused >> unused;
    }
  }

  /// A number of sixteen bytes, in the order of the target; also a checksum.
  record WideConstant(ByteString bytes) implements AttributeValue {}

  /// Yes or no.
  record Flag(boolean isSet) implements AttributeValue {}

  /// A string.
  record Text(String text) implements AttributeValue {}

  /// Bytes; an expression in places where DWARF 2 and 3 have one.
  record Bytes(Block bytes) implements AttributeValue {}

  /// A DWARF expression.
  record Expression(Block operations) implements AttributeValue {}

  /// Another entry of the same unit.
  ///
  /// @param offset of the entry in the unit's section
  record LocalReference(long offset) implements AttributeValue {}

  /// An entry of any unit of the same file.
  ///
  /// @param offset of the entry in `.debug_info`
  record GlobalReference(long offset) implements AttributeValue {}

  /// An entry of the file that this one shares with others (section 7.3.6, or dwz's).
  ///
  /// @param offset of the entry in that file's `.debug_info`
  record SupplementaryReference(long offset) implements AttributeValue {}

  /// The type of a type unit.
  record TypeReference(long signature) implements AttributeValue {}

  /// A place in the section that the attribute implies: of a line program, a list, macros, or where
  /// the unit's part of a table begins. DWARF 2 and 3 have a [Constant] there.
  record SectionOffset(long offset) implements AttributeValue {}

  /// Which of the unit's lists of ranges or locations.
  ///
  /// @param index unsigned
  record ListIndex(long index) implements AttributeValue {}
}
