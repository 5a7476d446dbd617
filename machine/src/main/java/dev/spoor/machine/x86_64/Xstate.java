package dev.spoor.machine.x86_64;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The block of NT_X86_XSTATE: what XSAVE stores in its standard format, with the kernel's note of
/// the features in bytes that the CPU does not use. Intel's manual, volume 1, chapter 13.
///
/// A component of which nothing was used is not stored: its bit in `XSTATE_BV` is clear, its bytes
/// are zero, and what is written there is ignored unless the bit is set too. [#with] does.
///
/// @param block all of it; it can only be written whole
public record Xstate(ByteString block) {
  private static final int SUPPORTED = 464;
  private static final int IN_USE = 512;
  private static final int HEADER_END = 576;

  /// The components by bit, linux asm/fpu/types.h.
  private static final int X87 = 0;

  private static final int SSE = 1;
  private static final int AVX = 2;
  private static final int OPMASK = 5;
  private static final int ZMM_HIGHS = 6;
  private static final int ZMM_16 = 7;
  private static final int PKRU = 9;

  /// @throws IllegalArgumentException if not even the header is there
  public Xstate {
    if (block.length() < HEADER_END) {
      throw new IllegalArgumentException("an XSAVE block of " + block.length() + " bytes");
    }
  }

  /// {@return the features that this CPU and kernel save: `XCR0`}
  public long supported() {
    return word(SUPPORTED);
  }

  /// {@return the components that are stored: `XSTATE_BV`}
  public long inUse() {
    return word(IN_USE);
  }

  /// {@return where the components behind AVX are; empty if this CPU is not known}
  public Optional<XsaveLayout> layout() {
    return XsaveLayout.of(supported(), block.length());
  }

  /// {@return all registers of this block that are not in the set `float` already: the upper halves
  /// of `ymm0` and on, and those of AVX-512}
  public List<Register> registers() {
    var rows = new ArrayList<Register>();
    if ((supported() >>> AVX & 1) != 0) {
      rows.addAll(X86Registers.ymmHalves(16));
    }
    layout().ifPresent(layout -> rows.addAll(layout.registers()));
    return List.copyOf(rows);
  }

  /// {@return the bytes of `register`}
  ///
  /// @throws IndexOutOfBoundsException if the block is too short for it
  public ByteString bytes(Register register) {
    return block.slice(register.offset(), register.offset() + register.width());
  }

  /// {@return this block with a register replaced and its component marked as in use}
  ///
  /// @throws IllegalArgumentException if `value` has not the register's width, or the block no such
  ///   component
  public Xstate with(Register register, ByteString value) {
    if (value.length() != register.width()
        || register.offset() + register.width() > block.length()) {
      throw new IllegalArgumentException(
          value.length() + " bytes for " + register + " in a block of " + block.length());
    }
    var bytes = block.toArray();
    System.arraycopy(value.toArray(), 0, bytes, register.offset(), value.length());
    var component = component(register.offset());
    bytes[IN_USE + component / 8] |= (byte) (1 << (component % 8));
    return new Xstate(ByteString.of(bytes));
  }

  private int component(int offset) {
    if (offset < 160) {
      return offset == 24 || offset == 28 ? SSE : X87;
    }
    if (offset < IN_USE) {
      return SSE;
    }
    var layout = layout();
    if (offset < X86Registers.AVX + 256 || layout.isEmpty()) {
      return AVX;
    }
    var known = layout.get();
    if (offset >= known.pkru() && known.pkru() >= 0 && offset < known.pkru() + 8) {
      return PKRU;
    }
    if (offset >= known.zmm16()) {
      return ZMM_16;
    }
    return offset >= known.zmmHighs() ? ZMM_HIGHS : OPMASK;
  }

  private long word(int offset) {
    var word = 0L;
    for (var i = Long.BYTES - 1; i >= 0; i--) {
      word = word << 8 | block.at(offset + i) & 0xff;
    }
    return word;
  }
}
