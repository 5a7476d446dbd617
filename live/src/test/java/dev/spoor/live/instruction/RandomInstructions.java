package dev.spoor.live.instruction;

import dev.spoor.machine.Architecture;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Instruction;
import dev.spoor.machine.x86_64.instruction.RegisterBlock;
import dev.spoor.testkit.ByteMemory;
import java.util.Optional;
import java.util.Random;

/// Instructions, registers and data, at random, but such that operands in memory are often there.
final class RandomInstructions {
  private static final long[] EDGES = {
    0,
    1,
    -1,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0x8000,
    0xffff,
    0x7fff_ffffL,
    0x8000_0000L,
    0xffff_ffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0xf,
    0x10
  };

  private static final int[] PREFIXES = {
    0xf2, 0xf3, 0x2e, 0x36, 0x3e, 0x26, 0xf0, 0x64, 0x65, 0x67
  };

  /// Where in the data addresses lead to: around the end of its first page.
  private static final int USED = 0xe00;

  private static final int USED_BYTES = 0x400;

  private static final long STATUS = 0x8d5;
  private static final long DIRECTION = 0x400;
  private static final long ALIGNMENT = 0x4_0000;
  private static final long RESUME = 0x1_0000;
  private static final long ALWAYS = 0x202;

  private final Random random;
  private final RegisterImage found;
  private final Architecture architecture;
  private final CodeSize size;

  RandomInstructions(Random random, RegisterImage found) {
    this.random = random;
    this.found = found;
    this.architecture = found.architecture();
    this.size = CodeSize.of(architecture);
  }

  /// {@return an instruction of this opcode that stands at `at`, if there is one}
  ///
  /// @param opcode with the bytes that lead to its table
  Optional<Instruction> instruction(long at, int... opcode) {
    var code = new byte[Instruction.LONGEST];
    random.nextBytes(code);
    var i = 0;
    if (chance(6)) {
      code[i++] = 0x66;
    }
    if (chance(12)) {
      code[i++] = (byte) PREFIXES[random.nextInt(PREFIXES.length)];
    }
    if (size == CodeSize.BITS_64 && chance(2)) {
      code[i++] = (byte) (0x40 | random.nextInt(16));
    }
    for (var each : opcode) {
      code[i++] = (byte) each;
    }
    return Instruction.read(code, 0, size).flatMap(read -> withDataInReach(read, at));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private long inData() {
    return Cpu.DATA + USED + random.nextInt(USED_BYTES);
  }

  /// Displacements of 32 bits are made small, or such that they lead to the data.
  private Optional<Instruction> withDataInReach(Instruction read, long at) {
    var bytes = read.bytes().toArray();
    if (read.hasMemoryOperand() && size == CodeSize.BITS_64 && chance(4)) {
      bytes[read.modrm().at()] = (byte) (bytes[read.modrm().at()] & 0x38 | 5);
    }
    var code = java.util.Arrays.copyOf(bytes, Instruction.LONGEST);
    var again = Instruction.read(code, 0, size);
    if (again.isEmpty() || again.get().displacement().lengthBytes() != 4) {
      return again;
    }
    var changed = again.get();
    var displacement =
        changed.isRipRelative()
            ? inData() - at - changed.length()
            : changed.mode() == 0 ? inData() : random.nextInt(512) - 256;
    for (var i = 0; i < 4; i++) {
      code[changed.displacement().at() + i] = (byte) (displacement >>> 8 * i);
    }
    return Instruction.read(code, 0, size);
  }

  /// {@return a block of general registers whose program counter is `pc`}
  byte[] registers(long pc) {
    var block = found.block(architecture.general());
    var registers = new RegisterBlock(architecture, block, new ByteMemory());
    for (var i = 0; i < 2 * size.wordBytes(); i++) {
      registers.setRegister(i, value(i));
    }
    registers.setFlags(flags());
    registers.setPc(pc);
    return block;
  }

  private long flags() {
    return ALWAYS
        | random.nextLong() & STATUS
        | (chance(8) ? DIRECTION : 0)
        | (chance(8) ? ALIGNMENT : 0)
        | (chance(8) ? RESUME : 0);
  }

  private long value(int register) {
    if (register == 4 || register == 5 || chance(2)) {
      return chance(4) ? inData() : Cpu.DATA + USED + 8L * random.nextInt(USED_BYTES / 8);
    }
    return switch (random.nextInt(4)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextInt(64) - 32;
      case 2 -> Cpu.TARGET + random.nextInt(64);
      default -> random.nextLong();
    };
  }

  /// {@return data, in which there are addresses too}
  byte[] data() {
    var data = new byte[Cpu.DATA_BYTES];
    for (var at = USED; at < USED + USED_BYTES; at += 8) {
      var value = chance(2) ? Cpu.TARGET + random.nextInt(4096) : random.nextLong();
      for (var i = 0; i < 8; i++) {
        data[at + i] = (byte) (value >>> 8 * i);
      }
      if (size == CodeSize.BITS_32) {
        System.arraycopy(data, at, data, at + 4, 4);
      }
    }
    return data;
  }
}
