package dev.spoor.syscalls.description;

import java.util.Locale;

/// Things in memory that no declaration describes, decoded by code. The language spells them in
/// lower case; where they stand they are passed by address.
public enum Form {
  /// A set of signals; the arguments are its size in bytes and, if there may be less than one word
  /// of it, 1.
  SIGSET,
  /// The set of signals in the frame of i386's sigreturn(2), in two places.
  OLD_SIGFRAME,
  /// What is known of a signal, `siginfo_t`.
  SIGINFO,
  /// A socket address; the argument is its length.
  SOCKADDR,
  /// The length of a socket address, changed by the kernel; the argument is what it was.
  SOCKLEN,
  /// Control messages; the argument is their length.
  CONTROL,
  /// `iovec`s; the arguments are how many and how many bytes they hold.
  IOVEC,
  /// A program's environment.
  ENVIRONMENT,
  /// Directory entries; the argument is how many bytes of them.
  DIRENTS,
  /// Directory entries of getdents64(2).
  DIRENTS64,
  /// A set of descriptors; the argument is how many there can be.
  FDSET,
  /// A set of CPUs; the argument is its size in bytes.
  CPUSET,
  /// Netlink messages; the arguments are their length and the socket.
  NETLINK,
  /// An IPv6 address.
  INET6,
  /// A hardware address; the argument is its length.
  MAC,
  /// What capget(2) returns, three sets in one or two structures; the argument is the version.
  CAPABILITIES,
  /// BPF instructions; the argument is how many.
  BPF_INSNS,
  /// What keyctl(2) says it can do; the argument is how many bytes.
  KEY_CAPABILITIES,
  /// Instructions of a classic BPF filter; the arguments are how many and whether seccomp(2) runs
  /// it.
  SOCK_FILTER,
  /// What ptrace(2) tells of a system call; the argument is how many bytes of it.
  SYSCALL_INFO,
  /// Types of ICMP messages that are kept back.
  ICMP_FILTER,
  /// A set of an input device's events or properties; the arguments are its size in bytes and the
  /// type of the events, 32 for properties.
  EVENT_BITS,
  /// A terminal's special characters, termios(3); the argument is how many.
  CONTROL_CHARACTERS,
  /// A universally unique identifier, as it is mostly written; the argument is 16, its length.
  UUID,
  /// What a key of a console means; `???` if it cannot be read.
  KEY_VALUE,
  /// What a key of a console types; `???` if it cannot be read.
  KEY_STRING,
  /// The name of a console's font.
  FONT_NAME,
  /// A fraction of two 32-bit numbers; the argument is 8, its length.
  FRACTION,
  /// What a security module says of a task, `struct lsm_ctx`; the argument is how many bytes.
  LSM_CONTEXT,
  /// The same, one behind the other; the argument is how many bytes all have.
  LSM_CONTEXTS,
  /// How far behind a structure a text lies, which is shown; the arguments are 4, the number's
  /// size, where the structure is, how long it is, how long it is with what lies behind it and, if
  /// there are several texts, how many.
  TEXT_AT,
  /// What bpf(2) tells of an object; the arguments are its descriptor and how many bytes.
  BPF_OBJECT,
  /// What the device mapper is asked and answers; the arguments are the command and the result.
  DEVICE_MAP,
  /// Elements that are left out, all of them.
  OMITTED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /// {@return how descriptions spell it}
  public String word() {
    return word;
  }
}
