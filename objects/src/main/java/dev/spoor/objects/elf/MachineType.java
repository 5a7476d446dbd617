package dev.spoor.objects.elf;

/// The CPU a file is for; `e_machine`, some `EM_` numbers of elf.h.
///
/// @param value as the file has it; an open set
public record MachineType(int value) {
  public static final MachineType I386 = new MachineType(3);
  public static final MachineType ARM = new MachineType(40);
  public static final MachineType X86_64 = new MachineType(62);
  public static final MachineType AARCH64 = new MachineType(183);
  public static final MachineType RISCV = new MachineType(243);

  /// {@return the name elf.h gives it without its prefix, or its number in hexadecimal}
  @Override
  public String toString() {
    return switch (value) {
      case 3 -> "I386";
      case 40 -> "ARM";
      case 62 -> "X86_64";
      case 183 -> "AARCH64";
      case 243 -> "RISCV";
      default -> "0x" + Integer.toHexString(value);
    };
  }
}
