package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tables of x86-64 and i386: entries of one length, each with a jump to where a slot points.
///
/// @param globalOffsetTable what `ebx` holds in position-independent code of i386
record X86LinkageCode(Header header, long globalOffsetTable) implements LinkageCode {
  /// How many bytes an entry has where the section does not say.
  private static final int USUAL_ENTRY_BYTES = 16;

  /// The longest beginning of an entry that is looked at: `endbr64`, `bnd`, `jmp *slot`.
  private static final int LONGEST_BYTES = 11;

  @Override
  public List<Entry> entries(Section section, Block code) {
    var found = new ArrayList<Entry>();
    var stated = section.entryBytes();
    var entryBytes = stated >= 8 && stated <= 64 ? (int) stated : USUAL_ENTRY_BYTES;
    for (long at = 0; at + 8 <= code.sizeBytes(); at += entryBytes) {
      var address = section.address().value() + at;
      slot(code, at, address).ifPresent(slot -> found.add(new Entry(address, entryBytes, slot)));
    }
    return found;
  }

  /// Reads `[endbr] [bnd] jmp *slot`.
  private Optional<Long> slot(Block code, long start, long address) {
    var end = Math.min(code.sizeBytes(), start + LONGEST_BYTES);
    var at = start;
    if (at + 4 <= end && code.u16(at) == half(code, 0xf3, 0x0f)) {
      at += 4;
    }
    if (at < end && code.u8(at) == 0xf2) {
      at += 1;
    }
    if (at + 6 > end || code.u8(at) != 0xff) {
      return Optional.empty();
    }
    return slot(code.u8(at + 1), (int) code.u32(at + 2), address + at - start + 6);
  }

  private static int half(Block code, int first, int second) {
    return code.order() == ByteOrder.LITTLE_ENDIAN ? second << 8 | first : first << 8 | second;
  }

  /// @param operand the ModRM byte: 0x25 is relative to the next instruction on x86-64 and absolute
  ///   on i386, 0xa3 relative to `ebx`
  private Optional<Long> slot(int operand, int displacement, long next) {
    return switch (header.elfClass()) {
      case ELF64 -> operand == 0x25 ? Optional.of(next + displacement) : Optional.empty();
      case ELF32 ->
          // x32 has the code of x86-64.
          header.machine().equals(MachineType.X86_64)
              ? operand == 0x25 ? Optional.of(next + displacement & 0xffff_ffffL) : Optional.empty()
              : switch (operand) {
                case 0x25 -> Optional.of(displacement & 0xffff_ffffL);
                case 0xa3 -> Optional.of(globalOffsetTable + displacement & 0xffff_ffffL);
                default -> Optional.empty();
              };
    };
  }
}
