package dev.spoor.kernel.internal;

/// The requests of ptrace(2) by number; linux/ptrace.h, and asm/ptrace-abi.h for those of x86.
enum Requests {
  PTRACE_PEEKDATA(2),
  PTRACE_PEEKUSER(3),
  PTRACE_POKEDATA(5),
  PTRACE_POKEUSER(6),
  PTRACE_CONT(7),
  PTRACE_SINGLESTEP(9),
  PTRACE_DETACH(17),
  PTRACE_SYSCALL(24),
  PTRACE_SYSEMU(31),
  PTRACE_SYSEMU_SINGLESTEP(32),
  PTRACE_SINGLEBLOCK(33),
  PTRACE_SETOPTIONS(0x4200),
  PTRACE_GETEVENTMSG(0x4201),
  PTRACE_GETSIGINFO(0x4202),
  PTRACE_SETSIGINFO(0x4203),
  PTRACE_GETREGSET(0x4204),
  PTRACE_SETREGSET(0x4205),
  PTRACE_SEIZE(0x4206),
  PTRACE_INTERRUPT(0x4207),
  PTRACE_LISTEN(0x4208),
  PTRACE_GET_SYSCALL_INFO(0x420e);

  private final int number;

  Requests(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
