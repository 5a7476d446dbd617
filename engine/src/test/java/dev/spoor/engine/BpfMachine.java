package dev.spoor.engine;

import dev.spoor.kernel.SeccompFilter.Instruction;
import java.util.List;

/// Runs classic BPF as seccomp(2) does, and refuses what the kernel would refuse.
final class BpfMachine {
  private static final int BYTES_OF_DATA = 64;

  private final List<Instruction> program;

  BpfMachine(List<Instruction> program) {
    this.program = program;
    check();
  }

  /// The rules of the kernel: sizes, jumps that go forward and stay inside, loads that are aligned
  /// and inside, a return at the end.
  private void check() {
    require(!program.isEmpty() && program.size() <= 4096, "size " + program.size());
    for (var at = 0; at < program.size(); at++) {
      var instruction = program.get(at);
      var offset = instruction.k();
      switch (instruction.code()) {
        case 0x20 -> require(offset % 4 == 0 && offset >= 0 && offset < BYTES_OF_DATA, "load");
        case 0x05 -> requireInside(at, Integer.toUnsignedLong(offset));
        case 0x15, 0x25, 0x35, 0x45 -> {
          requireInside(at, instruction.jumpTrue());
          requireInside(at, instruction.jumpFalse());
        }
        case 0x06 -> {}
        default -> throw new AssertionError("unknown instruction " + instruction);
      }
    }
    require(program.getLast().code() == 0x06, "no return at the end");
  }

  private void requireInside(int at, long over) {
    require(over >= 0 && at + 1 + over < program.size(), "jump at " + at + " by " + over);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /// {@return the answer to a call whose first argument is `argument0`}
  int answer(int architecture, int number, int argument0) {
    var accumulator = 0;
    for (var at = 0; ; at++) {
      var instruction = program.get(at);
      require(
          instruction.jumpTrue() >>> 8 == 0 && instruction.jumpFalse() >>> 8 == 0, "8-bit jumps");
      var k = instruction.k();
      switch (instruction.code()) {
        case 0x20 ->
            accumulator =
                switch (k) {
                  case 0 -> number;
                  case 4 -> architecture;
                  case 16 -> argument0;
                  default -> throw new AssertionError("load from " + k);
                };
        case 0x05 -> at += k;
        case 0x15 -> at += way(instruction, accumulator == k);
        case 0x25 -> at += way(instruction, Integer.compareUnsigned(accumulator, k) > 0);
        case 0x35 -> at += way(instruction, Integer.compareUnsigned(accumulator, k) >= 0);
        case 0x45 -> at += way(instruction, (accumulator & k) != 0);
        default -> {
          return k;
        }
      }
    }
  }

  private static int way(Instruction instruction, boolean holds) {
    return holds ? instruction.jumpTrue() : instruction.jumpFalse();
  }
}
