package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.dwarf.expression.ExpressionFormat;
import java.util.Optional;

/// What the descriptions of many functions share, a CIE.
///
/// @param offset where it is in its section
/// @param version 1, 3 or 4
/// @param augmentation letters that say what else there is: `zR`, `zPLR`, `zRS`
/// @param addressBytes the width of an address
/// @param segmentBytes the width of a segment selector, 0 if there are none
/// @param codeAlignment the factor of advances
/// @param dataAlignment the factor of offsets, mostly negative
/// @param returnAddressRegister the DWARF number of the column of the return address
/// @param pointers how descriptions write their addresses
/// @param lsdaPointers how they write the address of the language's own data, if they do
/// @param personality the language's routine that unwinds, if there is one
/// @param isSignalFrame whether it describes code to which a signal handler returns: its caller was
///   interrupted, it did not call
/// @param instructions what leads to the first row
public record CommonInformation(
    long offset,
    int version,
    String augmentation,
    int addressBytes,
    int segmentBytes,
    long codeAlignment,
    long dataAlignment,
    int returnAddressRegister,
    PointerEncoding pointers,
    Optional<PointerEncoding> lsdaPointers,
    Optional<EncodedPointer> personality,
    boolean isSignalFrame,
    FrameInstructions instructions) {
  /// {@return whether descriptions say how long their own augmentation is}
  boolean hasLengths() {
    return augmentation.startsWith("z");
  }

  ExpressionFormat expressions() {
    return ExpressionFormat.of(addressBytes);
  }
}
