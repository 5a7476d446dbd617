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
          "landlock_restrict_self", // the same
          "pidfd_send_signal", // the same
          "bpf:BPF_ENABLE_STATS",
          "bpf:BPF_ITER_CREATE",
          "bpf:BPF_LINK_DETACH",
          "bpf:BPF_PROG_BIND_MAP",
          "bpf:BPF_TOKEN_CREATE",
          "cachestat",
          "fchmodat2",
          "fcntl:F_DUPFD_QUERY",
          "file_getattr",
          "file_setattr",
          "futex_requeue",
          "futex_wait",
          "futex_wake",
          "getxattrat",
          "listmount",
          "listns",
          "listxattrat",
          "lsm_get_self_attr",
          "lsm_get_self_attr:LSM_FLAG_SINGLE",
          "lsm_list_modules",
          "lsm_set_self_attr",
          "map_shadow_stack",
          "mseal",
          "open_tree_attr",
          "prctl:PR_GET_MDWE",
          "prctl:PR_SET_MDWE",
          "prctl:PR_PPC_GET_DEXCR",
          "prctl:PR_PPC_SET_DEXCR",
          "prctl:PR_RISCV_SET_ICACHE_FLUSH_CTX",
          "removexattrat",
          "rseq_slice_yield",
          "setxattrat",
          "statmount",
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
