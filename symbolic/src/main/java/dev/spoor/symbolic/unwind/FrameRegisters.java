package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.Register;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.Registers;
import dev.spoor.machine.UnknownRegisterException;
import java.util.BitSet;

/// The general registers of a frame, as far as they could be found out. Immutable.
public final class FrameRegisters implements Registers {
  private final RegisterImage image;

  /// A bit for each byte of the image's block.
  private final BitSet known;

  private FrameRegisters(RegisterImage image, BitSet known) {
    this.image = image;
    this.known = known;
  }

  /// {@return registers of which nothing is known}
  public static FrameRegisters unknown(Architecture architecture) {
    var general = architecture.general();
    return new FrameRegisters(
        RegisterImage.empty(architecture).withBlock(general, new byte[general.sizeBytes()]),
        new BitSet());
  }

  /// {@return what is known of `registers`, the general ones}
  public static FrameRegisters of(Registers registers) {
    var found = unknown(registers.architecture());
    for (var register : registers.architecture().registers()) {
      if (register.set().equals(registers.architecture().general()) && registers.knows(register)) {
        found = found.with(register, registers.bytes(register));
      }
    }
    return found;
  }

  @Override
  public Architecture architecture() {
    return image.architecture();
  }

  @Override
  public boolean knows(Register register) {
    return register.set().equals(architecture().general())
        && known.nextClearBit(register.offset()) >= register.offset() + register.width();
  }

  private Register known(Register register) {
    if (!knows(register)) {
      throw new UnknownRegisterException(register);
    }
    return register;
  }

  @Override
  public long unsigned(Register register) {
    return image.unsigned(known(register));
  }

  @Override
  public byte[] bytes(Register register) {
    return image.bytes(known(register));
  }

  @Override
  public FrameRegisters with(Register register, long value) {
    return with((RegisterImage) image.with(register, value), register);
  }

  @Override
  public FrameRegisters with(Register register, byte[] value) {
    return with((RegisterImage) image.with(register, value), register);
  }

  private FrameRegisters with(RegisterImage changed, Register register) {
    var more = (BitSet) known.clone();
    more.set(register.offset(), register.offset() + register.width());
    return new FrameRegisters(changed, more);
  }
}
