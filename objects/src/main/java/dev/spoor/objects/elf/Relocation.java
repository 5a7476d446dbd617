package dev.spoor.objects.elf;

import java.util.List;

/// A kind of relocation that debug information has: the address of a symbol and an addend, stored
/// in so many bytes. Of all others, compilers use none there.
///
/// @param type `R_X86_64_64` and the like, of elf.h
record Relocation(MachineType machine, long type, int widthBytes) {
  // elf.h; the psABIs' tables of relocation types. R_*_DTPOFF are offsets in a thread's block.
  private static final List<Relocation> ALL =
      List.of(
          new Relocation(MachineType.X86_64, 1, 8), // R_X86_64_64
          new Relocation(MachineType.X86_64, 10, 4), // R_X86_64_32
          new Relocation(MachineType.X86_64, 11, 4), // R_X86_64_32S
          new Relocation(MachineType.X86_64, 17, 8), // R_X86_64_DTPOFF64
          new Relocation(MachineType.X86_64, 21, 4), // R_X86_64_DTPOFF32
          new Relocation(MachineType.I386, 1, 4), // R_386_32
          new Relocation(MachineType.I386, 32, 4), // R_386_TLS_LDO_32
          new Relocation(MachineType.AARCH64, 257, 8), // R_AARCH64_ABS64
          new Relocation(MachineType.AARCH64, 258, 4), // R_AARCH64_ABS32
          new Relocation(MachineType.RISCV, 1, 4), // R_RISCV_32
          new Relocation(MachineType.RISCV, 2, 8)); // R_RISCV_64

  /// {@return how many bytes a relocation of this type stores, 0 if it is none of these}
  static int widthBytes(MachineType machine, long type) {
    for (var each : ALL) {
      if (each.type == type && each.machine.equals(machine)) {
        return each.widthBytes;
      }
    }
    return 0;
  }
}
