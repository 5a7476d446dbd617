package dev.spoor.trace;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import java.util.EnumMap;
import java.util.Map;

/// What is known of calls by their numbers.
final class CallTables {
  private final Map<Abi, SyscallTable> tables = new EnumMap<>(Abi.class);

  private SyscallTable table(Abi abi) {
    return tables.computeIfAbsent(abi, SyscallTable::of);
  }

  /// {@return the call's name, `syscall_0x1ff` if there is none}
  String name(Abi abi, long number) {
    return table(abi)
        .find(number)
        .map(SyscallTable.Row::name)
        .orElseGet(() -> "syscall_0x" + Long.toHexString(number));
  }

  /// {@return whether whatever it returns is a success}
  private boolean neverFails(Abi abi, long number) {
    return table(abi).find(number).map(SyscallTable.Row::neverFails).orElse(false);
  }

  /// {@return whether a call that has returned counts as an error; an error that was injected does,
  /// whatever the call}
  boolean isError(ReturnedCall returned) {
    var call = returned.call();
    return returned.failed()
        && (returned.tampering().result() || !neverFails(call.abi, call.number));
  }

  /// {@return whether its strings are names of files}
  boolean takesPaths(Abi abi, long number) {
    return table(abi).find(number).map(row -> row.classes().contains("file")).orElse(false);
  }
}
