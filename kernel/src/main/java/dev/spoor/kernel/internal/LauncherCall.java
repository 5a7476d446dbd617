package dev.spoor.kernel.internal;

/// The system calls that the launcher makes, and those that prepare it; asm/unistd_64.h. Only for
/// x86-64, as the launcher's machine code is.
enum LauncherCall {
  READ(0),
  OPEN(2),
  CLOSE(3),
  MMAP(9),
  MUNMAP(11),
  RT_SIGACTION(13),
  RT_SIGPROCMASK(14),
  DUP2(33),
  SOCKETPAIR(53),
  SENDTO(44),
  RECVFROM(45),
  SENDMSG(46),
  SHUTDOWN(48),
  CLONE(56),
  EXECVE(59),
  FCNTL(72),
  FTRUNCATE(77),
  CHDIR(80),
  UMASK(95),
  SETPGID(109),
  SETSID(112),
  SETGROUPS(116),
  SETRESUID(117),
  SETRESGID(119),
  PERSONALITY(135),
  PRCTL(157),
  EXIT_GROUP(231),
  FUTEX(202),
  FACCESSAT(269),
  UNSHARE(272),
  SET_ROBUST_LIST(273),
  GET_ROBUST_LIST(274),
  PRLIMIT64(302),
  SECCOMP(317),
  MEMFD_CREATE(319),
  CLOSE_RANGE(436);

  private final int number;

  LauncherCall(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
