package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.bytes.Cursor;
import java.util.Optional;

/// Reads common information, a CIE.
final class CommonReader {
  private final FrameBases bases;
  private int addressBytes;
  private int segmentBytes;
  private PointerEncoding pointers = PointerEncoding.ABSOLUTE;
  private Optional<PointerEncoding> lsda = Optional.empty();
  private Optional<EncodedPointer> personality = Optional.empty();
  private boolean isSignalFrame;

  /// @param addressBytes the width of an address where the section does not say
  CommonReader(FrameBases bases, int addressBytes) {
    this.bases = bases;
    this.addressBytes = addressBytes;
  }

  /// @param cursor behind the second field, over the section as far as the entry's end
  CommonInformation read(FrameEntry entry, Cursor cursor) {
    var version = cursor.u8();
    if (version != 1 && version != 3 && version != 4) {
      throw cursor.malformed("version " + version + " of frame information");
    }
    var augmentation = cursor.text();
    if (version == 4) {
      addressBytes = addressWidth(cursor);
      segmentBytes = cursor.u8();
    }
    if (augmentation.startsWith("eh")) {
      // Of the oldest compilers: an address that nobody uses.
      cursor.skip(addressBytes);
    }
    var codeAlignment = cursor.uleb128();
    var dataAlignment = cursor.sleb128();
    var returnAddress = version == 1 ? cursor.u8() : cursor.uleb128();
    if (returnAddress < 0 || returnAddress > Integer.MAX_VALUE) {
      throw cursor.malformed("register " + Long.toUnsignedString(returnAddress));
    }
    augment(augmentation, cursor);
    return new CommonInformation(
        entry.offset(),
        version,
        augmentation,
        addressBytes,
        segmentBytes,
        codeAlignment,
        dataAlignment,
        (int) returnAddress,
        pointers,
        lsda,
        personality,
        isSignalFrame,
        new FrameInstructions(cursor.block(), cursor.offset()));
  }

  private static int addressWidth(Cursor cursor) {
    var width = cursor.u8();
    return switch (width) {
      case 2, 4, 8 -> width;
      default -> throw cursor.malformed("addresses of " + width + " bytes");
    };
  }

  /// Linux Standard Base, "Augmentation String Format".
  private void augment(String augmentation, Cursor cursor) {
    if (augmentation.isEmpty() || augmentation.equals("eh")) {
      return;
    }
    if (!augmentation.startsWith("z")) {
      throw cursor.malformed("augmentation \"" + augmentation + "\", whose length is not known");
    }
    var size = cursor.count(1);
    var end = cursor.offset() + size;
    var isKnown = true;
    for (var i = 1; isKnown && i < augmentation.length(); i++) {
      isKnown = augment(augmentation.charAt(i), cursor);
    }
    if (cursor.offset() > end) {
      throw cursor.malformed("an augmentation longer than it says");
    }
    cursor.seek(end);
  }

  /// {@return whether it is known what the letter takes}
  private boolean augment(char letter, Cursor cursor) {
    switch (letter) {
      case 'R' -> pointers = encoding(cursor);
      case 'L' -> lsda = Optional.of(encoding(cursor)).filter(each -> !each.isOmitted());
      case 'P' -> {
        var encoding = encoding(cursor);
        if (!encoding.isOmitted()) {
          personality = Optional.of(encoding.read(cursor, bases, addressBytes, 0));
        }
      }
      case 'S' -> isSignalFrame = true;
      // AArch64: return addresses are signed with the second key; memory tags.
      case 'B', 'G' -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private static PointerEncoding encoding(Cursor cursor) {
    return new PointerEncoding(cursor.u8());
  }
}
