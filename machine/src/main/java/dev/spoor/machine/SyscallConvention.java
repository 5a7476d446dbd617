package dev.spoor.machine;

import java.util.List;

/// Where a CPU's system calls have their number, arguments and result (syscall(2)).
///
/// @param number holds the number at entry; a tracer changes it here (`orig_rax`)
/// @param arguments the six arguments in order
/// @param result holds the result at exit
/// @param restarted the register that is given the number again when a call is to be repeated
/// @param instruction the instruction that makes a call
public record SyscallConvention(
    Register number,
    List<Register> arguments,
    Register result,
    Register restarted,
    Instruction instruction) {
  /// Copies the list.
  public SyscallConvention {
    arguments = List.copyOf(arguments);
  }

  /// Machine code.
  ///
  /// @param hex its bytes in hexadecimal
  public record Instruction(String hex) {
    /// {@return the bytes}
    public byte[] bytes() {
      return java.util.HexFormat.of().parseHex(hex);
    }
  }
}
