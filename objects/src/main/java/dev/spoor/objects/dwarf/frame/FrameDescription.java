package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.elf.FileAddress;
import java.util.Optional;
import java.util.function.Consumer;

/// How to unwind from the instructions of one function, or a part of one: an FDE.
///
/// @param offset where it is in its section
/// @param common what it shares with others
/// @param start the first address
/// @param lengthBytes of the code, unsigned
/// @param lsda the language's own data, if there are any
/// @param instructions what leads from the first row to the others
/// @param bases what pointers in the instructions are relative to
public record FrameDescription(
    long offset,
    CommonInformation common,
    FileAddress start,
    long lengthBytes,
    Optional<EncodedPointer> lsda,
    FrameInstructions instructions,
    FrameBases bases) {
  /// {@return whether it describes the code at `address`}
  public boolean contains(FileAddress address) {
    return Long.compareUnsigned(address.value() - start.value(), lengthBytes) < 0;
  }

  /// {@return what holds at `address`}
  ///
  /// @param address one that it [#contains]
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if the instructions make no sense
  public UnwindRow rowAt(FileAddress address) {
    return RowProgram.of(this).runTo(address.value());
  }

  /// Gives all rows, in the order of their addresses.
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if the instructions make no sense
  public void forEachRow(Consumer<UnwindRow> rows) {
    RowProgram.of(this).runAll(rows);
  }
}
