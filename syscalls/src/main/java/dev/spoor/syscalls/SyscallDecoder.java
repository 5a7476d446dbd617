package dev.spoor.syscalls;

import dev.spoor.machine.Memory;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.syscalls.value.Argument;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Decodes system calls in two phases: at entry what is known then, at exit the rest.
///
/// Loads what it needs to know of a call when the call first comes. Its buffers are reused: for use
/// by one thread.
public final class SyscallDecoder {
  private final DecodeOptions options;
  private final Map<Abi, SyscallTable> tables = new EnumMap<>(Abi.class);

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
    return enter(abi, number, a0, a1, a2, a3, a4, a5, memory, Decorations.NONE);
  }

  /// Decodes a call that is being entered.
  ///
  /// @param number as the kernel got it, for x32 with [Abi#X32_SYSCALL_BIT]
  /// @param memory the task's; what the kernel will only read is read now
  /// @param decorations what the task's descriptors refer to, asked now and at exit
  public PendingCall enter(
      Abi abi,
      long number,
      long a0,
      long a1,
      long a2,
      long a3,
      long a4,
      long a5,
      Memory memory,
      Decorations decorations) {
    var row = table(abi).find(number);
    var name = row.map(SyscallTable.Row::name).orElse("syscall_0x" + Long.toHexString(number));
    var count = row.map(SyscallTable.Row::arguments).orElse(6);
    var registers = new long[] {a0, a1, a2, a3, a4, a5};
    var arguments = new ArrayList<Argument>(count);
    for (var i = 0; i < count; i++) {
      arguments.add(new Argument("arg" + (i + 1), new Value.Int(registers[i], Value.Base.HEX)));
    }
    return new PendingCall(
        new DecodedCall(abi, number, name, arguments, Outcome.Unknown.INSTANCE),
        row.map(SyscallTable.Row::neverFails).orElse(false));
  }

  /// Decodes the rest of a call that has returned.
  ///
  /// @param call what [#enter] returned for it
  /// @param result the number the kernel returned; if `failed`, an error as a negative number
  /// @param failed whether the kernel says that it is an error
  public DecodedCall exit(PendingCall call, long result, boolean failed, Memory memory) {
    var entry = call.asUnfinished();
    Outcome outcome =
        failed
            ? new Outcome.Failed(Errno.of((int) -result), List.of())
            : new Outcome.Returned(result, Value.Int.of(result), List.of());
    return new DecodedCall(entry.abi(), entry.number(), entry.name(), entry.arguments(), outcome);
  }

  DecodeOptions options() {
    return options;
  }
}
