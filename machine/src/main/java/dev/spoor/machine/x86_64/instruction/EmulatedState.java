package dev.spoor.machine.x86_64.instruction;

/// A stopped task as an instruction sees it: registers and memory that it reads and changes.
///
/// Registers are numbered as instructions number them (Intel's manual, volume 2, table 3-1): rax,
/// rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8 to r15. Their values, the flags' and the program counter's
/// are zero-extended in 32-bit code. Memory is flat: a program whose segments begin elsewhere than
/// at 0 is not for this.
public interface EmulatedState {
  /// {@return the value of a register}
  ///
  /// @param number 0 to 15, 0 to 7 in 32-bit code
  long register(int number);

  /// Replaces a register, all of it.
  void setRegister(int number, long value);

  /// {@return `rflags`, without a trap flag that the debugger itself has set}
  long flags();

  /// Replaces `rflags`.
  void setFlags(long value);

  /// {@return the program counter}
  long pc();

  /// Replaces the program counter.
  void setPc(long value);

  /// Reads memory as the program could: not what it may not read.
  ///
  /// @param widthBytes 1, 2, 4 or 8
  /// @return whether all of it could be read; then [#loaded()] is it
  boolean load(long address, int widthBytes);

  /// {@return what [#load] read last, little-endian, zero-extended}
  long loaded();

  /// Writes memory as the program could: process_vm_writev(2), for instance, which heeds the pages'
  /// protection, not `PTRACE_POKEDATA`.
  ///
  /// @param widthBytes 1, 2, 4 or 8; all of it lies within one page
  /// @return whether all of it was written; if not, nothing was
  boolean store(long address, int widthBytes, long value);
}
