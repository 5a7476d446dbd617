package dev.spoor.engine;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import java.util.BitSet;

/// Which system calls of a launched program stop it. As a seccomp(2) filter it makes the kernel let
/// all others pass without a stop; see [Command#withCallFilter]. Immutable.
public final class CallFilter {
  /// Says of each call whether it is to stop the program.
  @FunctionalInterface
  public interface Wanted {
    /// {@return whether the call is to be seen}
    ///
    /// @param number as the ABI's table has it, an x32 call's without [Abi#X32_SYSCALL_BIT]
    boolean contains(Abi abi, long number);
  }

  /// Numbers from here on are all treated alike; no table of the kernel comes near.
  static final int NUMBERS = 1024;

  /// The filter of a task that has none: every call stops it.
  static final CallFilter NONE = new CallFilter(full(), full(), full());

  private final BitSet x8664;
  private final BitSet i386;
  private final BitSet x32;

  private CallFilter(BitSet x8664, BitSet i386, BitSet x32) {
    this.x8664 = x8664;
    this.i386 = i386;
    this.x32 = x32;
  }

  /// {@return the filter for these calls}
  ///
  /// @param wanted is asked about the numbers 0 to 1024 of each ABI; its answer for 1024 holds for
  ///   all other numbers
  public static CallFilter of(Wanted wanted) {
    return new CallFilter(
        sampled(wanted, Abi.X86_64), sampled(wanted, Abi.I386), sampled(wanted, Abi.X32));
  }

  private static BitSet full() {
    var calls = new BitSet(NUMBERS + 1);
    calls.set(0, NUMBERS + 1);
    return calls;
  }

  private static BitSet sampled(Wanted wanted, Abi abi) {
    var calls = new BitSet(NUMBERS + 1);
    for (var number = 0; number <= NUMBERS; number++) {
      calls.set(number, wanted.contains(abi, number));
    }
    return calls;
  }

  private BitSet calls(Abi abi) {
    return switch (abi) {
      case I386 -> i386;
      case X32 -> x32;
      case X86_64, AARCH64 -> x8664;
    };
  }

  /// {@return whether the call stops the program}
  ///
  /// @param number as the kernel got it
  public boolean wants(Abi abi, long number) {
    var plain = abi.tableNumber(number);
    return calls(abi).get(plain < 0 || plain > NUMBERS ? NUMBERS : (int) plain);
  }

  /// {@return whether there is no call that it lets pass}
  public boolean wantsAll() {
    return isFull(x8664) && isFull(i386) && isFull(x32);
  }

  private static boolean isFull(BitSet calls) {
    return calls.nextClearBit(0) > NUMBERS;
  }

  /// {@return the program for seccomp(2), as the kernel takes it}
  ByteString instructions() {
    return FilterProgram.of(this).encoded();
  }
}
