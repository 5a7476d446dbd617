package dev.spoor.machine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Registers as the kernel hands them over: one block of bytes a register set. Immutable.
public final class RegisterImage implements Registers {
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle SHORT = view(short[].class);
  private static final byte[] NOTHING = {};

  private final Architecture architecture;

  /// Of mostly one set: that is found quicker than in a map.
  private final List<Block> blocks;

  private static final class Block {
    private final String set;
    private final byte[] bytes;

    private Block(String set, byte[] bytes) {
      this.set = set;
      this.bytes = bytes;
    }
  }

  private RegisterImage(Architecture architecture, List<Block> blocks) {
    this.architecture = architecture;
    this.blocks = blocks;
  }

  private static VarHandle view(Class<?> words) {
    return MethodHandles.byteArrayViewVarHandle(words, ByteOrder.LITTLE_ENDIAN);
  }

  /// {@return an image in which nothing is known}
  public static RegisterImage empty(Architecture architecture) {
    return new RegisterImage(architecture, List.of());
  }

  /// {@return this image with the block of `set` replaced by a copy of `block`, which may be
  /// shorter than the set: what it lacks is unknown}
  public RegisterImage withBlock(RegisterSet set, byte[] block) {
    return withOwn(set, block.clone());
  }

  private RegisterImage withOwn(RegisterSet set, byte[] block) {
    var replaced = new Block(set.name(), block);
    if (blocks.isEmpty() || blocks.size() == 1 && blocks.getFirst().set.equals(set.name())) {
      return new RegisterImage(architecture, List.of(replaced));
    }
    var copy = new ArrayList<Block>(blocks.size() + 1);
    for (var known : blocks) {
      if (!known.set.equals(set.name())) {
        copy.add(known);
      }
    }
    copy.add(replaced);
    return new RegisterImage(architecture, copy);
  }

  /// {@return the bytes that are known of a set; not a copy}
  private byte[] of(RegisterSet set) {
    var name = set.name();
    for (var i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).set.equals(name)) {
        return blocks.get(i).bytes;
      }
    }
    return NOTHING;
  }

  /// {@return a copy of the block of `set`, empty if nothing of it is known}
  public byte[] block(RegisterSet set) {
    return of(set).clone();
  }

  /// {@return whether all of `set` is known}
  public boolean isWhole(RegisterSet set) {
    return of(set).length == set.sizeBytes();
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public boolean knows(Register register) {
    return register.offset() + register.width() <= of(register.set()).length;
  }

  @Override
  public long unsigned(Register register) {
    requireWord(register);
    var block = known(register);
    return switch (register.width()) {
      case 1 -> block[register.offset()] & 0xffL;
      case 2 -> (short) SHORT.get(block, register.offset()) & 0xffffL;
      case 4 -> (int) INT.get(block, register.offset()) & 0xffff_ffffL;
      default -> (long) LONG.get(block, register.offset());
    };
  }

  @Override
  public byte[] bytes(Register register) {
    return Arrays.copyOfRange(
        known(register), register.offset(), register.offset() + register.width());
  }

  @Override
  public Registers with(Register register, long value) {
    requireWord(register);
    var block = known(register).clone();
    for (var i = 0; i < register.width(); i++) {
      block[register.offset() + i] = (byte) (value >>> (8 * i));
    }
    return withOwn(register.set(), block);
  }

  @Override
  public Registers with(Register register, byte[] value) {
    if (value.length != register.width()) {
      throw new IllegalArgumentException(
          register.name() + " has " + register.width() + " bytes, not " + value.length);
    }
    var block = known(register).clone();
    System.arraycopy(value, 0, block, register.offset(), value.length);
    return withOwn(register.set(), block);
  }

  private byte[] known(Register register) {
    var block = of(register.set());
    if (register.offset() + register.width() > block.length) {
      throw new UnknownRegisterException(register);
    }
    return block;
  }

  private static void requireWord(Register register) {
    if (register.width() > Long.BYTES || Integer.bitCount(register.width()) != 1) {
      throw new IllegalArgumentException(
          register.name() + " has " + register.width() + " bytes: no integer");
    }
  }
}
