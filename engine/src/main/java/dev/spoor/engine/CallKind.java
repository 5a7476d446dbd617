package dev.spoor.engine;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import java.util.EnumMap;

/// What a system call can do with an affinity mask that is narrowed: show it, hand it on, or
/// neither. What is not named here is taken to show it.
enum CallKind {
  /// Neither, and it changes no descriptor that is open.
  HARMLESS,
  /// As [#HARMLESS]; the task may wait in it for somebody who reads.
  WRITES,
  /// As [#HARMLESS]; the task waits in it for somebody else.
  SLEEPS,
  /// It closes, or replaces, the descriptor that is its first argument.
  CLOSES_FIRST,
  /// It closes, or replaces, the descriptor that is its second argument.
  CLOSES_SECOND,
  /// It closes descriptors.
  CLOSES_MANY,
  /// It reads from the descriptor that is its first argument: /proc shows masks.
  READS_FIRST,
  /// It reads from the descriptor that is its second argument.
  READS_SECOND,
  /// It concerns the mask of the calling task alone.
  OWN,
  /// fork(2), vfork(2): a process with everything of its own.
  FORKS,
  /// clone(2), whose first argument says what is shared.
  CLONES,
  /// clone3(2), which has that in memory.
  CLONES_BY_MEMORY,
  /// prctl(2), whose first argument says what it does.
  CONTROLS,
  /// As [#OWN], and the descriptors are new afterwards.
  EXECUTES,
  /// Afterwards calls can be made that nobody sees, or descriptors change without one.
  HIDES,
  /// Whatever else: it may show the mask of any task.
  SHOWS;

  /// {@return whether a task that is in such a call has, as a rule, a CPU or wants one}
  boolean runs() {
    return this == HARMLESS || this == CLOSES_FIRST || this == CLOSES_SECOND || this == CLOSES_MANY;
  }

  /// The kinds of all calls, looked up when a call is first seen. For use by one thread.
  static final class Table {
    private static final int MOST = 1024;

    private final EnumMap<Abi, SyscallTable> names = new EnumMap<>(Abi.class);
    private final EnumMap<Abi, CallKind[]> known = new EnumMap<>(Abi.class);

    /// {@return the kind of a call}
    ///
    /// @param number as the ABI counts
    CallKind of(Abi abi, long number) {
      var plain = abi.tableNumber(number);
      if (plain < 0 || plain >= MOST) {
        return SHOWS;
      }
      var kinds = known.get(abi);
      if (kinds == null) {
        kinds = new CallKind[MOST];
        known.put(abi, kinds);
      }
      var index = (int) plain;
      if (kinds[index] == null) {
        kinds[index] = look(abi, plain);
      }
      return kinds[index];
    }

    private CallKind look(Abi abi, long number) {
      var table = names.computeIfAbsent(abi, SyscallTable::of);
      var row = table.find(number);
      return row.isPresent() ? named(row.get().name()) : SHOWS;
    }
  }

  /// {@return the kind of the call that is called so in the kernel's tables}
  static CallKind named(String call) {
    return switch (call) {
      case "open",
          "openat",
          "openat2",
          "creat",
          "stat",
          "fstat",
          "lstat",
          "newfstatat",
          "fstatat64",
          "stat64",
          "fstat64",
          "lstat64",
          "statx",
          "statfs",
          "fstatfs",
          "statfs64",
          "fstatfs64",
          "access",
          "faccessat",
          "faccessat2",
          "mmap",
          "mmap2",
          "munmap",
          "mprotect",
          "mremap",
          "madvise",
          "msync",
          "mincore",
          "mlock",
          "munlock",
          "brk",
          "getdents",
          "getdents64",
          "getcwd",
          "chdir",
          "fchdir",
          "readlink",
          "readlinkat",
          "rename",
          "renameat",
          "renameat2",
          "mkdir",
          "mkdirat",
          "rmdir",
          "link",
          "linkat",
          "unlink",
          "unlinkat",
          "symlink",
          "symlinkat",
          "chmod",
          "fchmod",
          "fchmodat",
          "chown",
          "fchown",
          "lchown",
          "fchownat",
          "umask",
          "utimensat",
          "truncate",
          "ftruncate",
          "fallocate",
          "fadvise64",
          "fsync",
          "fdatasync",
          "sync_file_range",
          "flock",
          "fcntl",
          "fcntl64",
          "dup",
          "pipe",
          "pipe2",
          "socket",
          "socketpair",
          "bind",
          "listen",
          "getsockname",
          "getpeername",
          "getsockopt",
          "setsockopt",
          "shutdown",
          "eventfd",
          "eventfd2",
          "epoll_create",
          "epoll_create1",
          "epoll_ctl",
          "timerfd_create",
          "timerfd_settime",
          "timerfd_gettime",
          "inotify_add_watch",
          "inotify_rm_watch",
          "memfd_create",
          "getpid",
          "gettid",
          "getppid",
          "getpgid",
          "getpgrp",
          "getsid",
          "setpgid",
          "setsid",
          "getuid",
          "geteuid",
          "getgid",
          "getegid",
          "getresuid",
          "getresgid",
          "getgroups",
          "getuid32",
          "geteuid32",
          "getgid32",
          "getegid32",
          "getrusage",
          "getrlimit",
          "setrlimit",
          "ugetrlimit",
          "prlimit64",
          "times",
          "time",
          "gettimeofday",
          "clock_gettime",
          "clock_getres",
          "clock_gettime64",
          "uname",
          "sysinfo",
          "getrandom",
          "arch_prctl",
          "set_thread_area",
          "set_tid_address",
          "set_robust_list",
          "getcpu",
          "sched_yield",
          "getpriority",
          "rt_sigaction",
          "rt_sigprocmask",
          "rt_sigreturn",
          "rt_sigpending",
          "rt_sigqueueinfo",
          "sigaltstack",
          "sigreturn",
          "sigaction",
          "sigprocmask",
          "kill",
          "tkill",
          "tgkill",
          "alarm",
          "getitimer",
          "setitimer",
          "timer_create",
          "timer_settime",
          "timer_gettime",
          "timer_getoverrun",
          "timer_delete",
          "semget",
          "semctl",
          "shmget",
          "shmat",
          "shmdt",
          "shmctl",
          "msgget",
          "msgctl",
          "membarrier" ->
          HARMLESS;
      case "write",
          "writev",
          "pwrite64",
          "pwritev",
          "pwritev2",
          "sendto",
          "sendmsg",
          "sendmmsg",
          "msgsnd" ->
          WRITES;
      case "wait4",
          "waitid",
          "waitpid",
          "futex",
          "futex_time64",
          "poll",
          "ppoll",
          "select",
          "_newselect",
          "pselect6",
          "epoll_wait",
          "epoll_pwait",
          "epoll_pwait2",
          "nanosleep",
          "clock_nanosleep",
          "pause",
          "rt_sigsuspend",
          "rt_sigtimedwait",
          "restart_syscall",
          "accept",
          "accept4",
          "connect",
          "recvfrom",
          "recvmsg",
          "recvmmsg",
          "msgrcv",
          "semop",
          "semtimedop" ->
          SLEEPS;
      case "close" -> CLOSES_FIRST;
      case "dup2", "dup3" -> CLOSES_SECOND;
      case "close_range" -> CLOSES_MANY;
      // A file of /proc makes up its text again where a seek lands, for the read that follows.
      case "read",
          "readv",
          "pread64",
          "preadv",
          "preadv2",
          "splice",
          "copy_file_range",
          "lseek",
          "_llseek" ->
          READS_FIRST;
      case "sendfile", "sendfile64" -> READS_SECOND;
      case "exit", "exit_group", "ioctl" -> OWN;
      case "fork", "vfork" -> FORKS;
      case "clone" -> CLONES;
      case "clone3" -> CLONES_BY_MEMORY;
      case "prctl" -> CONTROLS;
      case "execve", "execveat" -> EXECUTES;
      case "io_uring_setup", "seccomp" -> HIDES;
      default -> SHOWS;
    };
  }
}
