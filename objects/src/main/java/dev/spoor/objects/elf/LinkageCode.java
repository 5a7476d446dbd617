package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.util.ArrayList;
import java.util.List;

/// Finds the entries of a procedure linkage table in its code.
interface LinkageCode {
  /// One entry.
  ///
  /// @param address of its first instruction
  /// @param slot the address of what it jumps to
  record Entry(long address, int sizeBytes, long slot) {}

  /// {@return the entries of a section, in its order; what looks like none is left out}
  List<Entry> entries(Section section, Block code);

  /// {@return how the code for a CPU is read}
  ///
  /// @param globalOffsetTable what `ebx` holds in position-independent code of i386
  static LinkageCode of(Header header, long globalOffsetTable) {
    var isWide = header.elfClass() == ElfClass.ELF64;
    return switch (header.machine().value()) {
      case 3, 62 -> new X86LinkageCode(header, globalOffsetTable);
      case 40 -> new WordLinkageCode(new ArmLinkageEntry(), header.order());
      case 183 -> WordLinkageCode.ofLittleEndian(new Aarch64LinkageEntry(isWide));
      case 243 -> WordLinkageCode.ofLittleEndian(new RiscvLinkageEntry(isWide));
      default -> (_, _) -> new ArrayList<>();
    };
  }
}
