package dev.spoor.live.calls;

import java.util.Set;

/// Descriptions of which strace 6.1 writes something else, and what.
final class UnlikeStrace {
  static final Set<String> ENTRIES =
      Set.of(
          // newer than it
          "io_uring_register:IORING_REGISTER_FILE_ALLOC_RANGE",
          "io_uring_register:IORING_REGISTER_SYNC_CANCEL",
          "landlock_add_rule:LANDLOCK_RULE_NET_PORT",
          "rseq", // the name of the flag
          // what it leaves as an address or a number
          "fcntl:F_GETOWNER_UIDS",
          "prctl:PR_SET_ENDIAN",
          "prctl:PR_SET_FPEMU",
          "prctl:PR_SET_FPEXC",
          "prctl:PR_SET_TIMING",
          "ustat",
          // what it reads though the call has written nothing
          "getxattr", // of size 0
          // what it does not follow: i386's ipc(2) holds these in memory
          "ipc:msgrcv", // the type
          "ipc:semctl", // the argument
          // left to be done: what strace writes is better
          "modify_ldt"); // an error in 32 bits on x86-64

  private UnlikeStrace() {}
}
