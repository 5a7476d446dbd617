package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.machine.x86_64.I386;
import dev.spoor.machine.x86_64.X86_64;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a CPU's psABI says about calls.
///
/// @param architecture the CPU
/// @param general its general registers that have DWARF numbers
/// @param preserved of these, those that a function leaves as they were
/// @param framePointer the register that holds the frame's address in code that keeps one
public record CallConvention(
    Architecture architecture,
    List<Register> general,
    List<Register> preserved,
    Register framePointer) {
  /// Copies the lists.
  public CallConvention {
    general = List.copyOf(general);
    preserved = List.copyOf(preserved);
  }

  // System V psABI for AMD64, figure 3.4, and for Intel386, figure 2.3. The segments' are the
  // thread's own and do not change from frame to frame.
  private static final CallConvention X86_64_TABLE =
      table(
          X86_64.table(),
          "rbp",
          List.of(
              "rbx", "rbp", "r12", "r13", "r14", "r15", "cs", "ss", "ds", "es", "fs", "gs",
              "fs_base", "gs_base"));

  private static final CallConvention I386_TABLE =
      table(
          I386.table(),
          "ebp",
          List.of("ebx", "ebp", "esi", "edi", "cs", "ss", "ds", "es", "fs", "gs"));

  /// {@return the convention of a CPU, if there is a table of it}
  public static Optional<CallConvention> of(Architecture architecture) {
    return switch (architecture) {
      case X86_64 _ -> Optional.of(X86_64_TABLE);
      case I386 _ -> Optional.of(I386_TABLE);
      default -> Optional.empty();
    };
  }

  private static CallConvention table(
      Architecture architecture, String framePointer, List<String> preserved) {
    var general = new ArrayList<Register>();
    for (var register : architecture.registers()) {
      if (register.set().equals(architecture.general()) && register.dwarf() != Register.NO_DWARF) {
        general.add(register);
      }
    }
    return new CallConvention(
        architecture,
        general,
        preserved.stream().map(architecture::register).toList(),
        architecture.register(framePointer));
  }

  /// {@return the general register with this DWARF number, if there is one}
  public Optional<Register> numbered(int dwarf) {
    for (var register : general) {
      if (register.dwarf() == dwarf) {
        return Optional.of(register);
      }
    }
    return Optional.empty();
  }

  /// {@return the width of an address, in bytes}
  public int addressBytes() {
    return architecture.pointerBytes();
  }

  /// {@return `value` as an address of this CPU}
  long truncated(long value) {
    return addressBytes() == Long.BYTES ? value : value & 0xffff_ffffL;
  }
}
