package dev.spoor.machine.x86_64;

import static dev.spoor.machine.x86_64.X86Registers.named;
import static dev.spoor.machine.x86_64.X86Registers.word;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.machine.RegisterSet;
import dev.spoor.machine.SplitRegister;
import dev.spoor.machine.SyscallConvention;
import java.util.List;

/// x86-64 in 64-bit mode.
public final class X86_64 implements Architecture {
  /// `struct user_regs_struct` of sys/user.h, note NT_PRSTATUS.
  public static final RegisterSet GENERAL = new RegisterSet("general", 1, 216);

  /// `struct user_fpregs_struct` of sys/user.h, what FXSAVE stores; note NT_PRFPREG.
  public static final RegisterSet FLOAT = new RegisterSet("float", 2, 512);

  /// What XSAVE stores, as long as the CPU's features make it; note NT_X86_XSTATE. Write it through
  /// [Xstate].
  public static final RegisterSet XSTATE = X86Registers.XSTATE;

  /// The words of `u_debugreg` of `struct user`, sys/user.h: no note, PEEKUSER from
  /// [#DEBUG_USER_OFFSET] on.
  public static final RegisterSet DEBUG = X86Registers.DEBUG;

  /// `offsetof(struct user, u_debugreg)`, in bytes.
  public static final int DEBUG_USER_OFFSET = 848;

  // Offsets: sys/user.h, struct user_regs_struct. DWARF numbers: System V psABI for AMD64, figure
  // 3.36.
  private static final List<Register> GENERAL_ROWS =
      List.of(
          word("rax", GENERAL, 80, 8, 0),
          word("rbx", GENERAL, 40, 8, 3),
          word("rcx", GENERAL, 88, 8, 2),
          word("rdx", GENERAL, 96, 8, 1),
          word("rsi", GENERAL, 104, 8, 4),
          word("rdi", GENERAL, 112, 8, 5),
          word("rbp", GENERAL, 32, 8, 6),
          word("rsp", GENERAL, 152, 8, 7),
          word("r8", GENERAL, 72, 8, 8),
          word("r9", GENERAL, 64, 8, 9),
          word("r10", GENERAL, 56, 8, 10),
          word("r11", GENERAL, 48, 8, 11),
          word("r12", GENERAL, 24, 8, 12),
          word("r13", GENERAL, 16, 8, 13),
          word("r14", GENERAL, 8, 8, 14),
          word("r15", GENERAL, 0, 8, 15),
          word("rip", GENERAL, 128, 8, 16),
          new Register("eflags", GENERAL, 144, 8, 49, Register.View.FLAGS),
          word("cs", GENERAL, 136, 8, 51),
          word("ss", GENERAL, 160, 8, 52),
          word("ds", GENERAL, 184, 8, 53),
          word("es", GENERAL, 192, 8, 50),
          word("fs", GENERAL, 200, 8, 54),
          word("gs", GENERAL, 208, 8, 55),
          word("fs_base", GENERAL, 168, 8, 58),
          word("gs_base", GENERAL, 176, 8, 59),
          word("orig_rax", GENERAL, 120, 8, Register.NO_DWARF));

  private static final List<Register> ROWS =
      X86Registers.all(
          GENERAL_ROWS,
          X86Registers.fxsave(FLOAT, 16, new X86Registers.Dwarf(33, 17, 64, 65, 66)),
          X86Registers.ymmHalves(16),
          X86Registers.debug(8));

  private static final List<Register> PARTS =
      X86Registers.all(
          X86Registers.numbered(GENERAL_ROWS),
          X86Registers.parts(
              GENERAL_ROWS,
              4,
              "eax:rax ebx:rbx ecx:rcx edx:rdx esi:rsi edi:rdi ebp:rbp esp:rsp eip:rip"),
          X86Registers.parts(GENERAL_ROWS, 2, "ax:rax bx:rbx cx:rcx dx:rdx si:rsi di:rdi bp:rbp"),
          X86Registers.parts(
              GENERAL_ROWS,
              1,
              "al:rax bl:rbx cl:rcx dl:rdx sil:rsi dil:rdi bpl:rbp spl:rsp ah:rax+1 bh:rbx+1"
                  + " ch:rcx+1 dh:rdx+1"));

  private static final List<SplitRegister> SPLIT = X86Registers.ymm(ROWS, 16);

  private static final SyscallConvention SYSCALLS =
      new SyscallConvention(
          named(ROWS, "orig_rax"),
          List.of(
              named(ROWS, "rdi"),
              named(ROWS, "rsi"),
              named(ROWS, "rdx"),
              named(ROWS, "r10"),
              named(ROWS, "r8"),
              named(ROWS, "r9")),
          named(ROWS, "rax"),
          named(ROWS, "rax"),
          new SyscallConvention.Instruction("0f05"));

  private static final SyscallConvention BY_INTERRUPT =
      new SyscallConvention(
          named(ROWS, "orig_rax"),
          List.of(
              named(ROWS, "rbx"),
              named(ROWS, "rcx"),
              named(ROWS, "rdx"),
              named(ROWS, "rsi"),
              named(ROWS, "rdi"),
              named(ROWS, "rbp")),
          named(ROWS, "rax"),
          named(ROWS, "rax"),
          new SyscallConvention.Instruction("cd80"));

  private static final X86_64 INSTANCE = new X86_64();

  private X86_64() {}

  /// {@return the table}
  public static X86_64 table() {
    return INSTANCE;
  }

  @Override
  public String name() {
    return "x86_64";
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
    return named(ROWS, "rip");
  }

  @Override
  public Register stackPointer() {
    return named(ROWS, "rsp");
  }

  @Override
  public SyscallConvention syscalls() {
    return SYSCALLS;
  }

  /// {@return the i386 convention, which a 64-bit program uses by `int 0x80`, in the 64-bit
  /// registers}
  public SyscallConvention syscallsByInterrupt() {
    return BY_INTERRUPT;
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
    return 8;
  }
}
