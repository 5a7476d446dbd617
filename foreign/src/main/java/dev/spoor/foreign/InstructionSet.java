package dev.spoor.foreign;

import dev.spoor.machine.Architecture;
import java.util.Optional;

/// The machine languages that can be disassembled.
public enum InstructionSet {
  // CS_ARCH_X86 with CS_MODE_64 and CS_MODE_32, CS_ARCH_ARM64 with CS_MODE_LITTLE_ENDIAN:
  // capstone/capstone.h, the same in versions 4 and 5.
  X86_64("x86_64", 3, 1 << 3),
  I386("i386", 3, 1 << 2),
  AARCH64("aarch64", 1, 0);

  private final String architecture;
  private final int capstoneArchitecture;
  private final int capstoneMode;

  InstructionSet(String architecture, int capstoneArchitecture, int capstoneMode) {
    this.architecture = architecture;
    this.capstoneArchitecture = capstoneArchitecture;
    this.capstoneMode = capstoneMode;
  }

  /// {@return what programs of `architecture` are written in, if it is one of these}
  public static Optional<InstructionSet> of(Architecture architecture) {
    for (var set : values()) {
      if (set.architecture.equals(architecture.name())) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }

  /// {@return whether it is one of x86}
  public boolean isX86() {
    return this != AARCH64;
  }

  int capstoneArchitecture() {
    return capstoneArchitecture;
  }

  int capstoneMode() {
    return capstoneMode;
  }
}
