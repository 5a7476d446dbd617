package dev.spoor.engine;

import dev.spoor.kernel.SyscallInfo;
import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.machine.SyscallConvention;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;

/// What PTRACE_GET_SYSCALL_INFO tells of a stop at a call, made of the general registers, for
/// kernels older than Linux 5.3.
///
/// It cannot tell `int 0x80` in a 64-bit program from that program's own way to call.
///
/// @param registers the task's
/// @param convention which of them hold a call
record CallByRegisters(Registers registers, SyscallConvention convention) {
  private static final int MOST_ERRORS = 4095;

  static CallByRegisters of(Registers registers) {
    return new CallByRegisters(registers, registers.architecture().syscalls());
  }

  /// At a syscall-stop. Before a call x86 puts ENOSYS where its result will be, so anything else is
  /// a result.
  ///
  /// @param inside whether the task is in a call, as far as its stops have told
  SyscallInfo stop(boolean inside) {
    var result = signed(convention.result());
    if (inside || result != -Errno.ENOSYS.value()) {
      return new SyscallInfo.Exit(
          abi().auditArch(),
          registers.pc(),
          registers.sp(),
          result,
          result < 0 && result >= -MOST_ERRORS);
    }
    return new SyscallInfo.Entry(
        abi().auditArch(),
        registers.pc(),
        registers.sp(),
        number(),
        argument(0),
        argument(1),
        argument(2),
        argument(3),
        argument(4),
        argument(5));
  }

  /// At a stop by a filter.
  ///
  /// @param data what PTRACE_GETEVENTMSG says
  SyscallInfo filtered(long data) {
    return new SyscallInfo.Seccomp(
        abi().auditArch(),
        registers.pc(),
        registers.sp(),
        number(),
        argument(0),
        argument(1),
        argument(2),
        argument(3),
        argument(4),
        argument(5),
        (int) data & 0xffff);
  }

  private Abi abi() {
    return registers.architecture().pointerBytes() == 4 ? Abi.I386 : Abi.X86_64;
  }

  private long number() {
    return signed(convention.number());
  }

  private long argument(int index) {
    return registers.unsigned(convention.arguments().get(index));
  }

  private long signed(Register register) {
    var value = registers.unsigned(register);
    return abi() == Abi.I386 ? (int) value : value;
  }
}
