package dev.spoor.machine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.TreeMap;

/// Registers as the kernel hands them over: one block of bytes a register set. Immutable.
public final class RegisterImage implements Registers {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final Architecture architecture;
  private final Map<String, byte[]> blocks;

  private RegisterImage(Architecture architecture, Map<String, byte[]> blocks) {
    this.architecture = architecture;
    this.blocks = blocks;
  }

  /// {@return an image in which nothing is known}
  public static RegisterImage empty(Architecture architecture) {
    return new RegisterImage(architecture, Map.of());
  }

  /// {@return this image with the block of `set` replaced by a copy of `block`, which may be
  /// shorter than the set: what it lacks is unknown}
  public RegisterImage withBlock(RegisterSet set, byte[] block) {
    var copy = new TreeMap<>(blocks);
    copy.put(set.name(), block.clone());
    return new RegisterImage(architecture, copy);
  }

  /// {@return a copy of the block of `set`, empty if nothing of it is known}
  public byte[] block(RegisterSet set) {
    return blocks.getOrDefault(set.name(), new byte[0]).clone();
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public boolean knows(Register register) {
    var block = blocks.get(register.set().name());
    return block != null && register.offset() + register.width() <= block.length;
  }

  @Override
  public long unsigned(Register register) {
    requireWord(register);
    return switch (register.width()) {
      case 1 -> known(register).get(ValueLayout.JAVA_BYTE, register.offset()) & 0xffL;
      case 2 -> known(register).get(ValueLayout.JAVA_SHORT_UNALIGNED, register.offset()) & 0xffffL;
      case 4 ->
          known(register).get(ValueLayout.JAVA_INT_UNALIGNED, register.offset()) & 0xffff_ffffL;
      default -> known(register).get(LONG, register.offset());
    };
  }

  @Override
  public byte[] bytes(Register register) {
    return known(register)
        .asSlice(register.offset(), register.width())
        .toArray(ValueLayout.JAVA_BYTE);
  }

  @Override
  public Registers with(Register register, long value) {
    requireWord(register);
    var bytes = new byte[register.width()];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (value >>> (8 * i));
    }
    return with(register, bytes);
  }

  @Override
  public Registers with(Register register, byte[] value) {
    if (value.length != register.width()) {
      throw new IllegalArgumentException(
          register.name() + " has " + register.width() + " bytes, not " + value.length);
    }
    var block = known(register).toArray(ValueLayout.JAVA_BYTE);
    System.arraycopy(value, 0, block, register.offset(), value.length);
    return withBlock(register.set(), block);
  }

  private MemorySegment known(Register register) {
    var block = blocks.get(register.set().name());
    if (block == null || register.offset() + register.width() > block.length) {
      throw new UnknownRegisterException(register);
    }
    return MemorySegment.ofArray(block);
  }

  private static void requireWord(Register register) {
    if (register.width() > Long.BYTES || Integer.bitCount(register.width()) != 1) {
      throw new IllegalArgumentException(
          register.name() + " has " + register.width() + " bytes: no integer");
    }
  }
}
