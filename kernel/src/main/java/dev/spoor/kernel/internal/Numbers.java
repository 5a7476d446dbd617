package dev.spoor.kernel.internal;

/// System call numbers of the host, one row a call (asm/unistd_64.h; asm-generic/unistd.h for
/// AArch64).
enum Numbers {
  // x86-64, AArch64
  PTRACE(101, 117),
  WAIT4(61, 260),
  WAITID(247, 95),
  PROCESS_VM_READV(310, 270),
  PROCESS_VM_WRITEV(311, 271),
  OPENAT(257, 56),
  CLOSE(3, 57),
  PIPE2(293, 59),
  FCNTL(72, 25),
  PREAD64(17, 67),
  PWRITE64(18, 68),
  GETTID(186, 178),
  GETPID(39, 172),
  GETPGID(121, 155),
  IOCTL(16, 29),
  KILL(62, 129),
  FUTEX(202, 98),
  TGKILL(234, 131),
  RT_TGSIGQUEUEINFO(297, 240),
  PRLIMIT64(302, 261),
  EXECVE(59, 221),
  RT_SIGPROCMASK(14, 135),
  SCHED_SETAFFINITY(203, 122),
  SCHED_GETAFFINITY(204, 123),
  SCHED_GETSCHEDULER(145, 120),
  GETCPU(309, 168),
  TIMER_CREATE(222, 107),
  TIMER_SETTIME(223, 110),
  TIMER_DELETE(226, 111),
  READLINKAT(267, 78),
  GETXATTR(191, 8),
  STATX(332, 291),
  SOCKET(41, 198),
  SENDTO(44, 206),
  RECVFROM(45, 207);

  private final int number;

  Numbers(int x86, int aarch64) {
    this.number = Host.isX86() ? x86 : aarch64;
  }

  int number() {
    return number;
  }
}
