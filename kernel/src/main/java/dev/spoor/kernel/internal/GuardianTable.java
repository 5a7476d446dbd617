package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.spoor.machine.linux.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// The memory that the tracer and its guardian share: a file in memory, of which only the pages
/// that were written exist.
///
///     0        the tracer's list of robust futexes: its head, 24 bytes
///     0x20     int   how many sites were ever in use; int at 0x28: how many marks
///     0x1000   the list's nodes, 16 bytes: address of the next, int word. The first one's word is
///              what the guardian sleeps on
///     0x9000   int   the process of a slot; 1024 of them
///     0xa000   int   the guardian's own: its descriptor of the slot's memory, and 1
///     0xb000   marks of tasks, 32 bytes: long what to do; where it is moved from: long pc, long sp;
///              long the pc that it gets
///     0x50000  sites, 32 bytes: short slot and byte length, long address, 8 original bytes, 8
///              planted ones
///     0x850000 registers of tasks, 16 KiB: two `struct iovec` as the guardian needs them, general
///              registers, extended state
///
/// An entry's first word says whether there is one. It is written last and cleared first, in one
/// piece; what the tracer does then to the program is a system call, before which all of it is
/// visible.
///
/// The kernel walks the list when the tracer's thread exits, before the thread's tracees are let go
/// (do_exit, kernel/exit.c: exit_mm, then exit_notify). Behind the word that wakes the guardian are
/// others that nobody waits for, as many as the kernel looks at: they keep the thread there until
/// the guardian runs.
final class GuardianTable implements AutoCloseable {
  static final int SLOTS = 1024;
  static final int MARKS = 0x2280;
  static final int SITES = 0x4_0000;
  static final int REGISTERS = 0x40;
  static final int MOST_BYTES_OF_A_SITE = 8;

  private static final int BYTES = 0x95_0000;
  private static final int SITE_COUNT = 0x20;
  private static final int MARK_COUNT = 0x28;
  private static final int NODES_OFFSET = 0x1000;
  private static final int NODE_BYTES = 16;
  private static final int PROCESSES_OFFSET = 0x9000;
  private static final int MARKS_OFFSET = 0xb000;
  private static final int MARK_BYTES = 32;
  private static final int SITES_OFFSET = 0x5_0000;
  private static final int SITE_BYTES = 32;
  private static final int REGISTERS_OFFSET = 0x85_0000;
  private static final int REGISTERS_BYTES = 0x4000;
  private static final int VECTOR_BYTES = 16;
  private static final int GENERAL_OFFSET = 0x40;
  private static final int EXTENDED_OFFSET = 0x400;

  /// Where the guardian has the table: `TABLE` in its listing.
  private static final long GUARDIANS_ADDRESS = 0x7100_0000;

  /// `ROBUST_LIST_LIMIT` of linux/futex.h.
  private static final int NODES = 2047;

  private static final int WORD_IN_NODE = 8;
  private static final int HEAD_BYTES = 24;
  private static final int FUTEX_WAITERS = 0x8000_0000;
  private static final int FUTEX_WAKE = 1;
  private static final int PTRACE_GETREGSET = 0x4204;
  private static final int NT_PRSTATUS = 1;
  private static final int NT_X86_XSTATE = 0x202;
  private static final int MFD_CLOEXEC = 1;
  private static final int MFD_NOEXEC_SEAL = 8;
  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_SHARED = 1;

  private final LibC libc;
  private final int descriptor;
  private final MemorySegment memory;

  private GuardianTable(LibC libc, int descriptor, MemorySegment memory) {
    this.libc = libc;
    this.descriptor = descriptor;
    this.memory = memory;
  }

  /// Makes an empty one. memfd_create(2), mmap(2).
  @SuppressWarnings("restricted") // mapped just now, with this size
  static GuardianTable create(LibC libc) {
    var descriptor = file(libc);
    var sized = libc.syscall(LauncherCall.FTRUNCATE.number(), descriptor, BYTES, 0, 0, 0, 0);
    var mapped =
        sized < 0
            ? sized
            : libc.syscall(
                LauncherCall.MMAP.number(), 0, BYTES, PROT_READ_WRITE, MAP_SHARED, descriptor, 0);
    if (mapped < 0 && mapped >= -4095) {
      libc.syscall(LauncherCall.CLOSE.number(), descriptor, 0, 0, 0, 0, 0);
      throw Failures.of("mapping the guardian's table", mapped);
    }
    var memory = MemorySegment.ofAddress(mapped).reinterpret(BYTES);
    return new GuardianTable(libc, descriptor, memory);
  }

  private static int file(LibC libc) {
    try (var arena = Arena.ofConfined()) {
      var name = arena.allocateFrom("spoor-guardian-table").address();
      var create = LauncherCall.MEMFD_CREATE.number();
      var made = libc.syscall(create, name, MFD_CLOEXEC | MFD_NOEXEC_SEAL, 0, 0, 0, 0);
      if (Failures.is(made, Errno.EINVAL)) { // MFD_NOEXEC_SEAL came with Linux 6.3
        made = libc.syscall(create, name, MFD_CLOEXEC, 0, 0, 0, 0);
      }
      if (made < 0) {
        throw Failures.of("memfd_create of the guardian's table", made);
      }
      return (int) made;
    }
  }

  int descriptor() {
    return descriptor;
  }

  /// Writes the list and has the kernel look at it when this thread ends. set_robust_list(2).
  ///
  /// @return the list that it had instead
  RobustList own(int thread) {
    var nodes = memory.address() + NODES_OFFSET;
    memory.set(JAVA_LONG, 0, nodes);
    memory.set(JAVA_LONG, 8, WORD_IN_NODE);
    for (var i = 0; i < NODES; i++) {
      var at = NODES_OFFSET + (long) i * NODE_BYTES;
      var next = i + 1 < NODES ? memory.address() + at + NODE_BYTES : memory.address();
      memory.set(JAVA_LONG, at, next);
      memory.set(JAVA_INT, at + WORD_IN_NODE, thread | FUTEX_WAITERS);
    }
    VarHandle.fullFence();
    return RobustList.replace(libc, new RobustList(memory.address(), HEAD_BYTES));
  }

  /// Says that nobody owns the word any more.
  void disown() {
    memory.set(JAVA_INT, NODES_OFFSET + WORD_IN_NODE, 0);
    VarHandle.fullFence();
  }

  /// Has the guardian look. futex(2).
  void wake() {
    var word = memory.address() + NODES_OFFSET + WORD_IN_NODE;
    libc.syscall(LauncherCall.FUTEX.number(), word, FUTEX_WAKE, 1, 0, 0, 0);
  }

  void setProcess(int slot, int process) {
    memory.set(JAVA_INT, PROCESSES_OFFSET + (long) slot * Integer.BYTES, process);
  }

  /// Enters a site.
  void setSite(int index, int slot, long address, byte[] original, byte[] planted) {
    var at = SITES_OFFSET + (long) index * SITE_BYTES;
    publish(at, 0);
    memory.set(JAVA_LONG, at + 8, address);
    MemorySegment.copy(original, 0, memory, JAVA_BYTE, at + 16, original.length);
    MemorySegment.copy(planted, 0, memory, JAVA_BYTE, at + 24, planted.length);
    count(SITE_COUNT, index);
    publish(at, slot | (long) original.length << 16);
  }

  void clearSite(int index) {
    publish(SITES_OFFSET + (long) index * SITE_BYTES, 0);
  }

  /// Enters a mark.
  ///
  /// @param head as [GuardianProgram] reads it: the task, the slot from bit 32, what to do from 48
  void setMark(int index, long head, long fromPc, long fromSp, long toPc) {
    var at = MARKS_OFFSET + (long) index * MARK_BYTES;
    publish(at, 0);
    memory.set(JAVA_LONG, at + 8, fromPc);
    memory.set(JAVA_LONG, at + 16, fromSp);
    memory.set(JAVA_LONG, at + 24, toPc);
    count(MARK_COUNT, index);
    publish(at, head);
  }

  void clearMark(int index) {
    publish(MARKS_OFFSET + (long) index * MARK_BYTES, 0);
  }

  /// {@return the place of a task's registers, by the guardian's address}
  static long registersOf(int index) {
    return GUARDIANS_ADDRESS + REGISTERS_OFFSET + (long) index * REGISTERS_BYTES;
  }

  /// Copies the registers of a task that is in a ptrace-stop. ptrace(2), PTRACE_GETREGSET.
  void copyRegisters(int index, int task) {
    var at = registersOf(index) - GUARDIANS_ADDRESS;
    copyRegisters(task, NT_PRSTATUS, at, at + GENERAL_OFFSET, EXTENDED_OFFSET - GENERAL_OFFSET);
    var room = REGISTERS_BYTES - EXTENDED_OFFSET;
    copyRegisters(task, NT_X86_XSTATE, at + VECTOR_BYTES, at + EXTENDED_OFFSET, room);
  }

  private void copyRegisters(int task, int note, long vector, long data, long room) {
    memory.set(JAVA_LONG, vector, memory.address() + data);
    memory.set(JAVA_LONG, vector + 8, room);
    var address = memory.address() + vector;
    var got = libc.syscall(Numbers.PTRACE.number(), PTRACE_GETREGSET, task, note, address, 0, 0);
    if (got < 0) {
      throw Failures.of("PTRACE_GETREGSET of task " + task + " for the guardian", got);
    }
    // The size is the kernel's answer already.
    memory.set(JAVA_LONG, vector, GUARDIANS_ADDRESS + data);
  }

  private void count(int offset, int index) {
    if (memory.get(JAVA_INT, offset) <= index) {
      memory.set(JAVA_INT, offset, index + 1);
    }
  }

  private void publish(long at, long head) {
    VarHandle.releaseFence();
    memory.set(JAVA_LONG, at, head);
    VarHandle.releaseFence();
  }

  @Override
  public void close() {
    libc.syscall(LauncherCall.MUNMAP.number(), memory.address(), BYTES, 0, 0, 0, 0);
    libc.syscall(LauncherCall.CLOSE.number(), descriptor, 0, 0, 0, 0, 0);
  }
}
