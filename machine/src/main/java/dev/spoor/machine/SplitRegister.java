package dev.spoor.machine;

import java.util.Arrays;
import java.util.List;

/// A register whose bytes the kernel keeps in several places: the low half of `ymm0` is `xmm0`, its
/// high half `ymm0h` lies in another register set.
///
/// @param name as users type it and gdb spells it
/// @param parts the rows that make it up, from the lowest byte on
public record SplitRegister(String name, List<Register> parts) {
  /// Copies the list.
  public SplitRegister {
    parts = List.copyOf(parts);
  }

  /// {@return the width in bytes}
  public int widthBytes() {
    return parts.stream().mapToInt(Register::width).sum();
  }

  /// {@return whether all parts are known}
  public boolean isKnownIn(Registers registers) {
    return parts.stream().allMatch(registers::knows);
  }

  /// {@return the bytes, in the order they have in memory}
  ///
  /// @throws UnknownRegisterException if a part is not known
  public byte[] bytes(Registers registers) {
    var bytes = new byte[widthBytes()];
    var at = 0;
    for (var part : parts) {
      System.arraycopy(registers.bytes(part), 0, bytes, at, part.width());
      at += part.width();
    }
    return bytes;
  }

  /// {@return `registers` with this one replaced}
  ///
  /// @throws IllegalArgumentException if `value` has not the register's width
  public Registers replacedIn(Registers registers, byte[] value) {
    if (value.length != widthBytes()) {
      throw new IllegalArgumentException(
          name + " has " + widthBytes() + " bytes, not " + value.length);
    }
    var result = registers;
    var at = 0;
    for (var part : parts) {
      result = result.with(part, Arrays.copyOfRange(value, at, at + part.width()));
      at += part.width();
    }
    return result;
  }

  @Override
  public String toString() {
    return name;
  }
}
