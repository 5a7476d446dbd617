package dev.spoor.machine.aarch64;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.machine.RegisterSet;
import dev.spoor.machine.SyscallConvention;
import java.util.ArrayList;
import java.util.List;

/// AArch64, 64-bit ARM.
public final class Aarch64 implements Architecture {
  /// `struct user_pt_regs` of asm/ptrace.h, note NT_PRSTATUS.
  public static final RegisterSet GENERAL = new RegisterSet("general", 1, 272);

  /// `struct user_fpsimd_state` of asm/ptrace.h, note NT_PRFPREG.
  public static final RegisterSet FLOAT = new RegisterSet("float", 2, 528);

  // Offsets: asm/ptrace.h. DWARF numbers: DWARF for the Arm 64-bit Architecture, table 4.
  private static final List<Register> ROWS = rows();
  private static final List<Register> PARTS = parts();

  /// A tracer changes the number by the register set NT_ARM_SYSTEM_CALL; `x8` shows it at entry.
  private static final SyscallConvention SYSCALLS =
      new SyscallConvention(
          row("x8"),
          List.of(row("x0"), row("x1"), row("x2"), row("x3"), row("x4"), row("x5")),
          row("x0"),
          row("x8"),
          new SyscallConvention.Instruction("010000d4"));

  private static final Aarch64 INSTANCE = new Aarch64();

  private Aarch64() {}

  private static List<Register> rows() {
    var rows = new ArrayList<Register>();
    for (var i = 0; i < 31; i++) {
      rows.add(new Register("x" + i, GENERAL, 8 * i, 8, i, Register.View.UNSIGNED));
    }
    rows.add(new Register("sp", GENERAL, 248, 8, 31, Register.View.UNSIGNED));
    rows.add(new Register("pc", GENERAL, 256, 8, 32, Register.View.UNSIGNED));
    rows.add(new Register("cpsr", GENERAL, 264, 4, Register.NO_DWARF, Register.View.FLAGS));
    for (var i = 0; i < 32; i++) {
      rows.add(new Register("v" + i, FLOAT, 16 * i, 16, 64 + i, Register.View.VECTOR));
    }
    rows.add(new Register("fpsr", FLOAT, 512, 4, Register.NO_DWARF, Register.View.FLAGS));
    rows.add(new Register("fpcr", FLOAT, 516, 4, Register.NO_DWARF, Register.View.FLAGS));
    return List.copyOf(rows);
  }

  private static List<Register> parts() {
    var rows = new ArrayList<Register>();
    for (var i = 0; i < 31; i++) {
      rows.add(new Register("w" + i, GENERAL, 8 * i, 4, Register.NO_DWARF, Register.View.UNSIGNED));
    }
    return List.copyOf(rows);
  }

  private static Register row(String name) {
    return Register.named(name, ROWS).orElseThrow();
  }

  /// {@return the table}
  public static Aarch64 table() {
    return INSTANCE;
  }

  @Override
  public String name() {
    return "aarch64";
  }

  @Override
  public List<Register> registers() {
    return ROWS;
  }

  @Override
  public List<Register> subRegisters() {
    return PARTS;
  }

  @Override
  public RegisterSet general() {
    return GENERAL;
  }

  @Override
  public Register programCounter() {
    return row("pc");
  }

  @Override
  public Register stackPointer() {
    return row("sp");
  }

  @Override
  public SyscallConvention syscalls() {
    return SYSCALLS;
  }

  /// `brk #0`; the program counter stays at it.
  @Override
  public byte[] breakpointInstruction() {
    return new byte[] {0, 0, 0x20, (byte) 0xd4};
  }

  @Override
  public int pcAfterBreakpoint() {
    return 0;
  }

  @Override
  public int pointerBytes() {
    return 8;
  }
}
