package dev.spoor.machine.x86_64;

import static dev.spoor.machine.x86_64.X86Registers.named;
import static dev.spoor.machine.x86_64.X86Registers.word;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.machine.RegisterSet;
import dev.spoor.machine.SplitRegister;
import dev.spoor.machine.SyscallConvention;
import java.util.List;

/// A 32-bit program on x86, in the layout that a 64-bit tracer gets from GETREGSET: 17 words of 4
/// bytes.
public final class I386 implements Architecture {
  /// `struct user_regs_struct` of a 32-bit sys/user.h, note NT_PRSTATUS.
  public static final RegisterSet GENERAL = new RegisterSet("general", 1, 68);

  /// What FXSAVE stores, the note NT_PRXFPREG. (Note 2 is the older FSAVE, 108 bytes.)
  public static final RegisterSet FLOAT = new RegisterSet("float", 0x46e6_2b7f, 512);

  // Offsets: arch/x86/include/asm/user_32.h. DWARF numbers: System V psABI for Intel386, table
  // 2.14.
  private static final List<Register> GENERAL_ROWS =
      List.of(
          word("eax", GENERAL, 24, 4, 0),
          word("ecx", GENERAL, 4, 4, 1),
          word("edx", GENERAL, 8, 4, 2),
          word("ebx", GENERAL, 0, 4, 3),
          word("esp", GENERAL, 60, 4, 4),
          word("ebp", GENERAL, 20, 4, 5),
          word("esi", GENERAL, 12, 4, 6),
          word("edi", GENERAL, 16, 4, 7),
          word("eip", GENERAL, 48, 4, 8),
          new Register("eflags", GENERAL, 56, 4, 9, Register.View.FLAGS),
          word("cs", GENERAL, 52, 4, 41),
          word("ss", GENERAL, 64, 4, 42),
          word("ds", GENERAL, 28, 4, 43),
          word("es", GENERAL, 32, 4, 40),
          word("fs", GENERAL, 36, 4, 44),
          word("gs", GENERAL, 40, 4, 45),
          word("orig_eax", GENERAL, 44, 4, Register.NO_DWARF));

  private static final List<Register> ROWS =
      X86Registers.all(
          GENERAL_ROWS,
          X86Registers.fxsave(FLOAT, 8, new X86Registers.Dwarf(11, 21, 39, 37, 38)),
          X86Registers.ymmHalves(8),
          X86Registers.debug(4));

  private static final List<Register> PARTS =
      X86Registers.all(
          X86Registers.parts(GENERAL_ROWS, 2, "ax:eax bx:ebx cx:ecx dx:edx si:esi di:edi bp:ebp"),
          X86Registers.parts(
              GENERAL_ROWS, 1, "al:eax bl:ebx cl:ecx dl:edx ah:eax+1 bh:ebx+1 ch:ecx+1 dh:edx+1"));

  private static final List<SplitRegister> SPLIT = X86Registers.ymm(ROWS, 8);

  private static final SyscallConvention SYSCALLS =
      new SyscallConvention(
          named(ROWS, "orig_eax"),
          List.of(
              named(ROWS, "ebx"),
              named(ROWS, "ecx"),
              named(ROWS, "edx"),
              named(ROWS, "esi"),
              named(ROWS, "edi"),
              named(ROWS, "ebp")),
          named(ROWS, "eax"),
          named(ROWS, "eax"),
          new SyscallConvention.Instruction("cd80"));

  private static final I386 INSTANCE = new I386();

  private I386() {}

  /// {@return the table}
  public static I386 table() {
    return INSTANCE;
  }

  @Override
  public String name() {
    return "i386";
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
  public List<SplitRegister> splitRegisters() {
    return SPLIT;
  }

  @Override
  public RegisterSet general() {
    return GENERAL;
  }

  @Override
  public Register programCounter() {
    return named(ROWS, "eip");
  }

  @Override
  public Register stackPointer() {
    return named(ROWS, "esp");
  }

  @Override
  public SyscallConvention syscalls() {
    return SYSCALLS;
  }

  @Override
  public byte[] breakpointInstruction() {
    return new byte[] {(byte) 0xcc};
  }

  @Override
  public int pcAfterBreakpoint() {
    return 1;
  }

  @Override
  public int pointerBytes() {
    return 4;
  }
}
