package dev.spoor.syscalls;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.value.DecodedCall;

/// A call that was entered: what could be decoded of it then. Given back to [SyscallDecoder#exit]
/// once it has returned.
public final class PendingCall {
  private final DecodedCall entry;
  private final boolean neverFails;

  PendingCall(DecodedCall entry, boolean neverFails) {
    this.entry = entry;
    this.neverFails = neverFails;
  }

  /// {@return how the call was made}
  public Abi abi() {
    return entry.abi();
  }

  /// {@return the number as the kernel got it}
  public long number() {
    return entry.number();
  }

  /// {@return the name, `syscall_0x1ff` if there is none}
  public String name() {
    return entry.name();
  }

  /// {@return whether every result is a success (`getpid`)}
  public boolean neverFails() {
    return neverFails;
  }

  /// {@return the call as far as it is known: what is not is
  /// [dev.spoor.syscalls.value.Value.Pending], the outcome is
  /// [dev.spoor.syscalls.value.Outcome.Unknown]}
  public DecodedCall asUnfinished() {
    return entry;
  }
}
