package dev.spoor.syscalls.description;

import java.util.Locale;

/// Integers that are not written as plain numbers or names. The language spells them in lower case.
public enum Meaning {
  /// A file descriptor.
  FD(Width.WORD, true),
  /// A descriptor of another process; the argument is its number.
  FD_OF(Width.WORD, true),
  /// A descriptor of another process; the argument is a pidfd.
  FD_BEHIND(Width.WORD, true),
  /// A descriptor of a directory, or `AT_FDCWD`.
  DIRFD(Width.WORD, true),
  /// fanotify_mark(2)'s: a directory's, `AT_FDCWD` or `FAN_NOFD`.
  MARKDIRFD(Width.WORD, true),
  /// A descriptor that io_uring_register(2) puts into a ring's table, or
  /// `IORING_REGISTER_FILES_SKIP`.
  RINGFD(Width.WORD, true),
  /// A user or group: all ones is -1.
  ID(Width.WORD, false),
  /// A 16-bit user or group.
  ID16(Width.HALF, false),
  /// File type and permissions: `S_IFREG|0644`.
  MODE(Width.WORD, false),
  /// The same in 16 bits.
  MODE16(Width.HALF, false),
  /// A task, or a process by its first task's number; below -1 a process group, negated.
  PID(Width.WORD, true),
  /// A process group.
  PGID(Width.WORD, true),
  /// A session.
  SID(Width.WORD, true),
  /// A signal number.
  SIGNAL(Width.WORD, true),
  /// A device as the kernel encodes it for user space in 64 bits.
  DEV(Width.KERNEL_LONG, false),
  /// The same, always 64 bits wide.
  DEV64(Width.DOUBLE, false),
  /// An offset in units of 4096 bytes, shown in bytes.
  PAGES(Width.LONG, false),
  /// A device in 32 bits.
  DEV32(Width.WORD, false),
  /// A device in 16 bits.
  DEV16(Width.HALF, false),
  /// What wait(2) reports.
  STATUS(Width.WORD, true),
  /// An ioctl command.
  COMMAND(Width.WORD, false),
  /// Seconds since 1970; the argument is the nanoseconds beside it.
  TIME(Width.KERNEL_LONG, true),
  /// The same, always in 64 bits.
  TIME64(Width.DOUBLE, true),
  /// A resource limit.
  RLIM(Width.LONG, false),
  /// A resource limit in 64 bits.
  RLIM64(Width.DOUBLE, false),
  /// A port in network order.
  PORT(Width.HALF, false),
  /// A 32-bit number in network order.
  HTONL(Width.WORD, false),
  /// A 16-bit number in Bluetooth's order, the lowest byte first.
  HTOBS(Width.HALF, false),
  /// A port of Bluetooth's L2CAP, in that order.
  L2CAP_PSM(Width.HALF, false),
  /// A channel of Bluetooth's L2CAP, in that order.
  L2CAP_CID(Width.HALF, false),
  /// Bits that have no meaning; the arguments are the highest and the lowest of them.
  BITS(Width.DOUBLE, false),
  /// A 64-bit number in network order.
  HTOBE64(Width.DOUBLE, false),
  /// Hundredths of a second.
  HUNDREDTHS(Width.DOUBLE, false),
  /// An IPv4 address in network order.
  IPV4(Width.WORD, false),
  /// An interface's number.
  IFINDEX(Width.WORD, false),
  /// A clock, possibly of a process.
  CLOCK(Width.WORD, true),
  /// futex(2)'s operation.
  FUTEX_OP(Width.WORD, true),
  /// The operation in futex(2)'s FUTEX_WAKE_OP.
  FUTEX_WAKE_OP(Width.WORD, false),
  /// A kernel version as bpf(2) takes it.
  KERNEL_VERSION(Width.WORD, false),
  /// An I/O priority.
  IOPRIO(Width.WORD, true),
  /// A key or a special keyring.
  KEY(Width.WORD, true),
  /// An error number, positive.
  ERRNO(Width.WORD, true),
  /// clone(2)'s flags, with the signal sent at exit in the lowest byte.
  CLONE(Width.LONG, false),
  /// How much skid perf_event_open(2) allows.
  PRECISE_IP(Width.WORD, false),
  /// quotactl(2)'s command and whose quotas it is about.
  QUOTA_COMMAND(Width.WORD, false),
  /// What move_pages(2) says of a page: its node, or an error as a negative number.
  PAGE_STATUS(Width.WORD, true),
  /// A set of the first 32 signals.
  SIGNALS(Width.WORD, false),
  /// A position as lseek(2) and pread(2) take it: signed, in two registers where they have 32 bits.
  OFFSET(Width.DOUBLE, true),
  /// A position that is always passed in two registers.
  OFFSET_PAIR(Width.DOUBLE, true),
  /// set_thread_area(2)'s result: the entry that the kernel chose, if it was to choose; the
  /// argument is the structure.
  THREAD_AREA(Width.WORD, true),
  /// Clock ticks as user space sees them.
  TICKS(Width.KERNEL_LONG, false),
  /// swapon(2)'s flags, with a priority below them.
  SWAP_FLAGS(Width.WORD, false),
  /// A length of SVE's vectors, prctl(2), with flags above.
  SVE_LENGTH(Width.LONG, false),
  /// The same of SME's.
  SME_LENGTH(Width.LONG, false),
  /// How tagged addresses are treated, prctl(2).
  TAGGED_ADDRESS(Width.LONG, false),
  /// poll(2)'s result; the arguments are the structures, how many there are, the time-out that is
  /// changed, and 64 if that is in 64 bits everywhere.
  POLLED(Width.WORD, true),
  /// select(2)'s result; the arguments are how many descriptors, the three sets, the time-out, and
  /// what that is: nothing for a `timeval`, 1 for a `timespec`, 64 for one in 64 bits everywhere.
  SELECTED(Width.WORD, true),
  /// How many messages recvmmsg(2) has got; the arguments are the time-out that is changed, and 64
  /// if that is in 64 bits everywhere.
  TIMED(Width.WORD, true),
  /// What KVM_RUN returned; the argument is the virtual CPU's descriptor, in whose shared memory it
  /// says why.
  VCPU_EXIT(Width.WORD, true),
  /// What a call returned by which the task has entered namespaces; the argument is the flags of
  /// those.
  NAMESPACES(Width.WORD, true),
  /// Microseconds; in seconds beside it.
  MICROSECONDS(Width.WORD, false),
  /// Two ports, the higher one in the upper half, ip(7); 0 is none.
  PORT_RANGE(Width.WORD, false),
  /// A task that clone(2) has made; the argument is the flags of the namespaces it is in.
  CHILD(Width.WORD, true),
  /// Where shmat(2) attached memory that ipc(2) was asked for; the argument is the address.
  ATTACHED(Width.LONG, false),
  /// A signal's handler as signal(2) returns it.
  HANDLER(Width.LONG, false),
  /// The set of signals that was or is blocked, sgetmask(2); the argument is 1 if it was.
  MASKED(Width.WORD, false),
  /// A result of 32 bits that the kernel does not extend: an error is no negative number.
  NARROW(Width.WORD, false),
  /// A tone's period in ticks of the timer that makes it.
  TONE_PERIOD(Width.LONG, false),
  /// The same with its length above.
  TONE(Width.WORD, false),
  /// A port of a video card.
  VIDEO_PORT(Width.LONG, false),
  /// A character of Latin-1, in quotes.
  LATIN_CHARACTER(Width.BYTE, false),
  /// A character of a map to Unicode, which may stand for one of the font.
  MAPPED_CHARACTER(Width.HALF, false),
  /// A key of a console that types a text.
  KEY_FUNCTION(Width.BYTE, false),
  /// A control of a source of pictures; the argument is 1 if flags may ask for the one behind it.
  VIDEO_CONTROL(Width.WORD, false),
  /// Flags of a buffer of pictures, with the kind and the source of its time.
  VIDEO_BUFFER_FLAGS(Width.WORD, false),
  /// What VIDIOC_CREATE_BUFS returned; the argument is the structure with the first buffer's number
  /// and how many there are.
  CREATED_BUFFERS(Width.WORD, true),
  /// Nanoseconds since the machine was started.
  BOOT_TIME(Width.ALIGNED, false),
  /// A system call's number; the argument is the `AUDIT_ARCH_` of its ABI.
  CALL(Width.WORD, false),
  /// An error as a negative number, or another number.
  FAILURE(Width.WORD, true),
  /// A number that is a character's.
  CHARACTER(Width.WORD, false),
  /// A number of bytes that structures take; the argument is how many one of them takes.
  IFREQS(Width.WORD, true);

  private final Width width;
  private final boolean signed;
  private final String word = name().toLowerCase(Locale.ROOT);

  Meaning(Width width, boolean signed) {
    this.width = width;
    this.signed = signed;
  }

  /// {@return the width unless a description says otherwise}
  public Width width() {
    return width;
  }

  /// {@return whether it is signed}
  public boolean signed() {
    return signed;
  }

  /// {@return how descriptions spell it}
  public String word() {
    return word;
  }
}
