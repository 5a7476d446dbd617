package dev.spoor.machine.linux;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;

/// A `siginfo_t`: which signal, and what is known of where it came from. sigaction(2),
/// asm-generic/siginfo.h.
///
/// Every 128 bytes have a value, and [#encode] gives the same bytes again.
///
/// @param errno `si_errno`, seldom used
/// @param code `si_code`: see [SignalCode]
/// @param details the fields that this signal and code have
/// @param residue the 128 bytes with the fields above zeroed; empty if nothing else was set
public record SignalInfo(Signal signal, int errno, int code, Details details, ByteString residue) {
  /// The length of a `siginfo_t`, `SI_MAX_SIZE`.
  public static final int SIZE_BYTES = 128;

  /// {@return a siginfo with nothing outside its fields}
  public static SignalInfo of(Signal signal, int code, Details details) {
    return new SignalInfo(signal, 0, code, details, ByteString.EMPTY);
  }

  /// {@return what `bytes` hold}
  ///
  /// @param bytes 128 of them
  /// @param abi whose layout; ptrace(2) gives the tracer's own also for a 32-bit task
  /// @throws IllegalArgumentException if there are not 128 bytes
  public static SignalInfo parse(byte[] bytes, Abi abi) {
    return SignalInfoBytes.parse(bytes, abi);
  }

  /// {@return the 128 bytes}
  ///
  /// A field wider than the layout's is cut.
  public byte[] encode(Abi abi) {
    return SignalInfoBytes.encode(this, abi);
  }

  /// The fields beside signal, errno and code.
  public sealed interface Details {}

  /// Sent by kill(2), tgkill(2) or the kernel itself (then all zero).
  ///
  /// @param pid the sender's process
  /// @param uid the sender's real user
  public record Sent(int pid, int uid) implements Details {}

  /// Sent with a value: sigqueue(3), a message queue, asynchronous I/O.
  ///
  /// @param value `si_value`: an `int` in its low half, or a pointer
  public record Queued(int pid, int uid, long value) implements Details {}

  /// A POSIX timer ran out.
  ///
  /// @param timer `si_timerid`
  /// @param overrun how often it ran out besides
  /// @param value as given to timer_create(2)
  /// @param systemPrivate the kernel's own; programs find 0
  public record Timer(int timer, int overrun, long value, int systemPrivate) implements Details {}

  /// A child ended, stopped or went on.
  ///
  /// @param status exit code or signal, according to the code
  /// @param userTime in clock ticks
  /// @param systemTime in clock ticks
  public record Child(int pid, int uid, int status, long userTime, long systemTime)
      implements Details {}

  /// An instruction failed or trapped.
  ///
  /// @param address what could not be reached or, for others than SIGSEGV and SIGBUS, the
  ///   instruction
  public record Fault(Address address) implements Details {}

  /// The machine found broken memory (`BUS_MCEERR_AO`, `BUS_MCEERR_AR`).
  ///
  /// @param leastBit how much is lost, as the exponent of 2
  public record MemoryError(Address address, short leastBit) implements Details {}

  /// A bounds check failed (`SEGV_BNDERR`).
  public record BoundsFault(Address address, Address lower, Address upper) implements Details {}

  /// A protection key refused access (`SEGV_PKUERR`).
  public record KeyFault(Address address, int key) implements Details {}

  /// A performance event asked for a signal (`TRAP_PERF`).
  public record PerfTrap(Address address, long data, int type, int flags) implements Details {}

  /// Input or output is possible.
  ///
  /// @param band the events, poll(2)
  /// @param descriptor the file descriptor
  public record Poll(long band, int descriptor) implements Details {}

  /// A system call was refused: by a seccomp(2) filter or by user dispatch.
  ///
  /// @param address behind the calling instruction
  /// @param auditArch `AUDIT_ARCH_` value of its ABI
  public record SystemCall(Address address, int number, int auditArch) implements Details {}
}
