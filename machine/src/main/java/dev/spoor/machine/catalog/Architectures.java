package dev.spoor.machine.catalog;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.aarch64.Aarch64;
import dev.spoor.machine.x86_64.I386;
import dev.spoor.machine.x86_64.X86_64;
import java.util.List;
import java.util.Optional;

/// The CPUs there are tables of.
public final class Architectures {
  private static final List<Architecture> ALL =
      List.of(X86_64.table(), I386.table(), Aarch64.table());

  private Architectures() {}

  /// {@return all of them}
  public static List<Architecture> all() {
    return ALL;
  }

  /// {@return the CPU that an ELF file is for}
  ///
  /// @param machine `e_machine`, an `EM_` value of linux/elf-em.h. A 32-bit file for `EM_X86_64` is
  ///   an x32 one: the same CPU with the same registers.
  public static Optional<Architecture> ofElfMachine(int machine) {
    return switch (machine) {
      case 3 -> Optional.of(I386.table());
      case 62 -> Optional.of(X86_64.table());
      case 183 -> Optional.of(Aarch64.table());
      default -> Optional.empty();
    };
  }

  /// {@return the CPU as a system call's ABI names it}
  ///
  /// @param auditArch an `AUDIT_ARCH_` value of linux/audit.h: `EM_` value and two bits for 64-bit
  ///   and little-endian
  public static Optional<Architecture> ofAuditArch(int auditArch) {
    return switch (auditArch) {
      case 0x4000_0003 -> Optional.of(I386.table());
      case 0xc000_003e -> Optional.of(X86_64.table());
      case 0xc000_00b7 -> Optional.of(Aarch64.table());
      default -> Optional.empty();
    };
  }
}
