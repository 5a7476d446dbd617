package dev.spoor.machine.x86_64;

import dev.spoor.machine.Address;

/// What one of the four debug registers watches. Intel's manual, volume 3, 18.2.
///
/// @param lengthBytes 1, 2, 4 or 8
/// @param enabled whether it is armed
public record DebugSlot(Address address, int lengthBytes, Trigger trigger, boolean enabled) {
  /// What makes a debug register trap.
  public enum Trigger {
    /// The instruction there is about to be executed.
    EXECUTE(0),
    /// Something there was written.
    WRITE(1),
    /// An I/O port was used; Linux refuses it.
    INPUT_OUTPUT(2),
    /// Something there was read or written.
    READ_WRITE(3);

    private final int code;

    Trigger(int code) {
      this.code = code;
    }

    /// {@return the two bits of `dr7`}
    int code() {
      return code;
    }

    static Trigger of(int code) {
      return switch (code) {
        case 0 -> EXECUTE;
        case 1 -> WRITE;
        case 2 -> INPUT_OUTPUT;
        default -> READ_WRITE;
      };
    }
  }

  /// @throws IllegalArgumentException if the CPU could not watch that: a length it has not, an
  ///   address that is no multiple of it, instructions of a length other than 1
  public DebugSlot {
    if (lengthBytes < 1 || lengthBytes > 8 || Integer.bitCount(lengthBytes) != 1) {
      throw new IllegalArgumentException("no debug register watches " + lengthBytes + " bytes");
    }
    if ((address.value() & (lengthBytes - 1)) != 0) {
      throw new IllegalArgumentException(
          address + " is no multiple of the " + lengthBytes + " bytes to be watched");
    }
    if (trigger == Trigger.EXECUTE && lengthBytes != 1) {
      throw new IllegalArgumentException("an instruction is watched by its first byte alone");
    }
  }
}
