package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.syscalls.description.DescriptionSource;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Outcome;
import java.util.EnumMap;
import java.util.Map;

/// Decodes system calls in two phases: at entry what is known then, at exit the rest.
///
/// Loads what it needs to know of a call when the call first comes. Its buffers are reused: for use
/// by one thread.
public final class SyscallDecoder {
  private final DecodeOptions options;
  private final DescriptionSource source = new DescriptionSource();
  private final Fetch fetch = new Fetch();
  private final Map<Abi, SyscallTable> tables = new EnumMap<>(Abi.class);
  private final Map<Abi, CallReader> readers = new EnumMap<>(Abi.class);

  /// A decoder with these options.
  public SyscallDecoder(DecodeOptions options) {
    this.options = options;
  }

  /// {@return the numbers and names of `abi`}
  public SyscallTable table(Abi abi) {
    return tables.computeIfAbsent(abi, SyscallTable::of);
  }

  /// Decodes a call that is being entered; nothing is known of what its descriptors refer to.
  public PendingCall enter(
      Abi abi, long number, long a0, long a1, long a2, long a3, long a4, long a5, Memory memory) {
    var registers = new long[] {a0, a1, a2, a3, a4, a5};
    return enter(abi, number, registers, Address.ZERO, memory, Decorations.NONE);
  }

  /// Decodes a call that is being entered.
  ///
  /// @param number as the kernel got it, for x32 with [Abi#X32_SYSCALL_BIT]
  /// @param registers the six arguments; not kept
  /// @param sp the stack pointer: rt_sigreturn(2) has its argument there
  /// @param memory the task's; what the kernel will only read is read now
  /// @param decorations what the task's descriptors refer to, asked now and at exit
  public PendingCall enter(
      Abi abi, long number, long[] registers, Address sp, Memory memory, Decorations decorations) {
    fetch.start(memory);
    return reader(abi).enter(number, registers, sp.value(), decorations);
  }

  /// Decodes the rest of a call that has returned.
  ///
  /// @param call what [#enter] returned for it
  /// @param result the number the kernel returned; if `failed`, an error as a negative number
  /// @param failed whether the kernel says that it is an error
  public DecodedCall exit(PendingCall call, long result, boolean failed, Memory memory) {
    fetch.start(memory);
    var reader = reader(call.abi());
    return failed ? reader.failed(call, Errno.of((int) -result)) : reader.returned(call, result);
  }

  /// {@return a call of which the kernel says that it failed with `errno`, known before its exit:
  /// an exec that a tracer sees twice, a call that was skipped}
  public DecodedCall withOutcome(PendingCall call, Outcome outcome) {
    var entry = call.asUnfinished();
    return new DecodedCall(entry.abi(), entry.number(), entry.name(), entry.arguments(), outcome);
  }

  /// Memory is read from `memory` from now on.
  void start(Memory memory) {
    fetch.start(memory);
  }

  CallReader reader(Abi abi) {
    var reader = readers.get(abi);
    if (reader == null) {
      reader = new CallReader(abi, table(abi), source, fetch, options);
      readers.put(abi, reader);
    }
    return reader;
  }
}
