package dev.spoor.machine.x86_64;

import dev.spoor.machine.Address;
import dev.spoor.machine.x86_64.DebugSlot.Trigger;

/// The value of `dr7`: which of the four debug registers are armed, for what. Intel's manual,
/// volume 3, 18.2.4.
///
/// @param bits all of it
public record DebugControl(long bits) {
  /// How many addresses the CPU can watch.
  public static final int SLOTS = 4;

  /// Nothing is armed.
  public static final DebugControl OFF = new DebugControl(0);

  private static final int[] LENGTHS = {1, 2, 8, 4};

  /// {@return what slot `slot` watches}
  ///
  /// @param slot 0 to 3
  /// @param address the value of `dr0` to `dr3`; where its low bits do not fit the length the CPU
  ///   ignores them
  public DebugSlot slot(int slot, Address address) {
    var trigger = Trigger.of((int) (bits >>> typeShift(slot)) & 3);
    var length = trigger == Trigger.EXECUTE ? 1 : LENGTHS[(int) (bits >>> typeShift(slot) + 2) & 3];
    return new DebugSlot(Address.of(address.value() & -length), length, trigger, isEnabled(slot));
  }

  /// {@return whether slot `slot` is armed, locally or globally}
  public boolean isEnabled(int slot) {
    return (bits >>> 2 * checked(slot) & 3) != 0;
  }

  /// {@return this value with slot `slot` watching what `watched` says, for the task alone}
  public DebugControl with(int slot, DebugSlot watched) {
    var type = watched.trigger().code() | lengthCode(watched.lengthBytes()) << 2;
    var enable = watched.enabled() ? 1L << 2 * slot : 0;
    return new DebugControl(without(slot).bits | (long) type << typeShift(slot) | enable);
  }

  /// {@return this value with slot `slot` disarmed}
  public DebugControl without(int slot) {
    return new DebugControl(bits & ~(0xfL << typeShift(slot)) & ~(3L << 2 * slot));
  }

  private static int lengthCode(int lengthBytes) {
    return switch (lengthBytes) {
      case 1 -> 0;
      case 2 -> 1;
      case 8 -> 2;
      default -> 3;
    };
  }

  private static int typeShift(int slot) {
    return 16 + 4 * checked(slot);
  }

  private static int checked(int slot) {
    if (slot < 0 || slot >= SLOTS) {
      throw new IllegalArgumentException("no debug register has the number " + slot);
    }
    return slot;
  }
}
