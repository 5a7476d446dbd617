package dev.spoor.syscalls;

import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.description.Direction;
import dev.spoor.syscalls.description.Signature;
import dev.spoor.syscalls.value.Argument;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A call that was entered: what could be decoded of it then. Given back to [SyscallDecoder#exit]
/// once it has returned.
public final class PendingCall {
  private final DecodedCall entry;
  private final boolean neverFails;
  private final Optional<Signature> signature;
  private final long[] numbers;
  private final long[] formerPointees;
  private final FormerMemory[] formerMemory;
  private final Value[] entryValues;
  private final Decorations decorations;

  PendingCall(
      DecodedCall entry,
      boolean neverFails,
      Signature signature,
      long[] numbers,
      long[] formerPointees,
      FormerMemory[] formerMemory,
      Value[] entryValues,
      Decorations decorations) {
    this.entry = entry;
    this.neverFails = neverFails;
    this.signature = Optional.of(signature);
    this.numbers = numbers;
    this.formerPointees = formerPointees;
    this.formerMemory = formerMemory;
    this.entryValues = entryValues;
    this.decorations = decorations;
  }

  private PendingCall(DecodedCall entry, boolean neverFails) {
    this.entry = entry;
    this.neverFails = neverFails;
    this.signature = Optional.empty();
    this.numbers = new long[0];
    this.formerPointees = new long[0];
    this.formerMemory = new FormerMemory[0];
    this.entryValues = new Value[0];
    this.decorations = Decorations.NONE;
  }

  static PendingCall undescribed(
      Abi abi, long number, String name, List<Argument> arguments, boolean neverFails) {
    return new PendingCall(
        new DecodedCall(abi, number, name, arguments, Outcome.Unknown.INSTANCE), neverFails);
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

  /// {@return whether all arguments are known}
  public boolean isWhole() {
    return entry.knownArguments() == entry.arguments().size();
  }

  /// {@return how it is described; empty if it is not}
  public Optional<Signature> signature() {
    return signature;
  }

  /// {@return the call with those arguments that its end will not change; the others are
  /// [dev.spoor.syscalls.value.Value.Pending], the outcome is
  /// [dev.spoor.syscalls.value.Outcome.Unknown]}
  public DecodedCall asCertain() {
    if (signature.isEmpty()) {
      return entry;
    }
    var certain = new ArrayList<Argument>(entry.arguments().size());
    for (var argument : entry.arguments()) {
      certain.add(
          isSettled(argument.name())
              ? argument
              : new Argument(argument.name(), Value.Pending.INSTANCE, argument.label()));
    }
    return new DecodedCall(entry.abi(), entry.number(), entry.name(), certain, entry.outcome());
  }

  private boolean isSettled(String name) {
    for (var parameter : signature.orElseThrow().parameters()) {
      if (parameter.name().equals(name) && parameter.direction() != Direction.IN) {
        return false;
      }
    }
    return true;
  }

  long[] numbers() {
    return numbers;
  }

  long[] formerPointees() {
    return formerPointees;
  }

  FormerMemory former(int index) {
    return formerMemory[index];
  }

  Value[] entryValues() {
    return entryValues;
  }

  Decorations decorations() {
    return decorations;
  }
}
