package dev.spoor.machine.x86_64.instruction;

import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A task as it is stopped, over the block of its general registers as the kernel hands it over.
/// The block is changed in place; memory at once.
public final class RegisterBlock implements EmulatedState {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /// In the order of their numbers in instructions (Intel's manual, volume 2, table 3-1).
  private static final String[] NAMES_64 = {
    "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi",
    "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15",
  };

  private static final String[] NAMES_32 = {
    "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi",
  };

  private final int[] offsets;
  private final int flagsAt;
  private final int pcAt;
  private final boolean isWide;
  private final byte[] block;
  private final Memory memory;
  private long loaded;

  /// @param architecture x86-64 or i386
  /// @param block of its general registers, which stays the caller's
  /// @param memory which heeds the pages' protection
  public RegisterBlock(Architecture architecture, byte[] block, Memory memory) {
    this.isWide = CodeSize.of(architecture) == CodeSize.BITS_64;
    var names = isWide ? NAMES_64 : NAMES_32;
    this.offsets = new int[names.length];
    for (var i = 0; i < names.length; i++) {
      offsets[i] = architecture.register(names[i]).offset();
    }
    this.flagsAt = architecture.register("eflags").offset();
    this.pcAt = architecture.programCounter().offset();
    this.block = block;
    this.memory = memory;
  }

  private RegisterBlock(RegisterBlock other, byte[] block, Memory memory) {
    this.isWide = other.isWide;
    this.offsets = other.offsets;
    this.flagsAt = other.flagsAt;
    this.pcAt = other.pcAt;
    this.block = block;
    this.memory = memory;
  }

  /// {@return the same for another block of the same architecture}
  public RegisterBlock over(byte[] otherBlock, Memory otherMemory) {
    return new RegisterBlock(this, otherBlock, otherMemory);
  }

  private long at(int offset) {
    return isWide ? (long) LONG.get(block, offset) : (int) INT.get(block, offset) & 0xffff_ffffL;
  }

  private void put(int offset, long value) {
    if (isWide) {
      LONG.set(block, offset, value);
    } else {
      INT.set(block, offset, (int) value);
    }
  }

  @Override
  public long register(int number) {
    return at(offsets[number]);
  }

  @Override
  public void setRegister(int number, long value) {
    put(offsets[number], value);
  }

  @Override
  public long flags() {
    return at(flagsAt);
  }

  @Override
  public void setFlags(long value) {
    put(flagsAt, value);
  }

  @Override
  public long pc() {
    return at(pcAt);
  }

  @Override
  public void setPc(long value) {
    put(pcAt, value);
  }

  @Override
  public boolean load(long address, int widthBytes) {
    var value = memory.readUnsigned(Address.of(address), widthBytes);
    loaded = value.orElse(0);
    return value.isPresent();
  }

  @Override
  public long loaded() {
    return loaded;
  }

  @Override
  public boolean store(long address, int widthBytes, long value) {
    var bytes = new byte[widthBytes];
    for (var i = 0; i < widthBytes; i++) {
      bytes[i] = (byte) (value >>> 8 * i);
    }
    return memory.write(Address.of(address), bytes) == widthBytes;
  }
}
