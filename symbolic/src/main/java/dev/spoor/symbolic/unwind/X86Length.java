package dev.spoor.symbolic.unwind;

/// How long x86 instructions are, of those that compilers put between a function's first ones
/// (Intel's manual, volume 2, 2.1 and appendix A).
final class X86Length {
  private static final int REX = 0x40;
  private static final int TWO_BYTES = 0x0f;

  private X86Length() {}

  /// {@return how many bytes ModRM at `at`, and SIB and displacement behind it, take; 0 if `code`
  /// ends before}
  static int ofOperand(byte[] code, int at) {
    if (at >= code.length) {
      return 0;
    }
    var modrm = code[at] & 0xff;
    var mode = modrm >> 6;
    var base = modrm & 7;
    if (mode == 3) {
      return 1;
    }
    var sib = base == 4 ? 1 : 0;
    var isDirect = mode == 0 && base == 5;
    if (sib == 1 && mode == 0 && at + 1 < code.length) {
      isDirect = (code[at + 1] & 7) == 5;
    }
    return 1 + sib + (mode == 1 ? 1 : mode == 2 || isDirect ? 4 : 0);
  }

  /// {@return the length of an instruction that neither moves the stack pointer by itself nor goes
  /// anywhere else, as far as that can be said; 0 for all others}
  static int ofPlain(byte[] code, int at, boolean isLong) {
    var opcodeAt = at;
    var isWide = false;
    if (isLong && opcodeAt < code.length && (code[opcodeAt] & 0xf0) == REX) {
      isWide = (code[opcodeAt] & 8) != 0;
      opcodeAt++;
    }
    if (opcodeAt >= code.length) {
      return 0;
    }
    var prefixes = opcodeAt - at;
    var opcode = code[opcodeAt] & 0xff;
    return switch (opcode) {
      // mov, lea, xor, test, add, sub, cmp, and, or, movslq with ModRM
      case 0x01,
          0x03,
          0x09,
          0x0b,
          0x21,
          0x23,
          0x29,
          0x2b,
          0x31,
          0x33,
          0x39,
          0x3b,
          0x63,
          0x84,
          0x85,
          0x88,
          0x89,
          0x8a,
          0x8b,
          0x8d ->
          movesStack(code, opcodeAt) ? 0 : whole(prefixes + 1, code, opcodeAt + 1, 0);
      // the same with 8 bits behind them; mov of 8 bits; shifts
      case 0x80, 0x83, 0xc0, 0xc1, 0xc6 ->
          movesStack(code, opcodeAt) ? 0 : whole(prefixes + 1, code, opcodeAt + 1, 1);
      case 0x81, 0xc7 ->
          movesStack(code, opcodeAt) ? 0 : whole(prefixes + 1, code, opcodeAt + 1, 4);
      case 0xb8, 0xb9, 0xba, 0xbb, 0xbe, 0xbf -> prefixes + 1 + (isWide ? 8 : 4);
      // arithmetic with rax and a constant
      case 0x05, 0x0d, 0x25, 0x2d, 0x35, 0x3d, 0xa9 -> prefixes + 5;
      case 0x04, 0x0c, 0x24, 0x2c, 0x34, 0x3c, 0xa8 -> prefixes + 2;
      case 0x90 -> prefixes + 1;
      case TWO_BYTES -> twoBytes(code, opcodeAt + 1, prefixes + 2);
      default -> 0;
    };
  }

  /// The registers' operand being the stack pointer, in either place.
  private static boolean movesStack(byte[] code, int opcodeAt) {
    if (opcodeAt + 1 >= code.length) {
      return true;
    }
    var opcode = code[opcodeAt] & 0xff;
    var modrm = code[opcodeAt + 1] & 0xff;
    var written =
        switch (opcode) {
          case 0x03, 0x0b, 0x23, 0x2b, 0x33, 0x63, 0x8a, 0x8b, 0x8d -> modrm >> 3 & 7;
          default -> modrm >> 6 == 3 ? modrm & 7 : -1;
        };
    return written == 4 && opcode != 0x39 && opcode != 0x3b && opcode != 0x84 && opcode != 0x85;
  }

  private static int twoBytes(byte[] code, int at, int before) {
    if (at >= code.length) {
      return 0;
    }
    return switch (code[at] & 0xff) {
      // long nops, movzx, movsx, imul
      case 0x1e, 0x1f, 0xaf, 0xb6, 0xb7, 0xbe, 0xbf -> whole(before, code, at + 1, 0);
      default -> 0;
    };
  }

  private static int whole(int before, byte[] code, int modrmAt, int behind) {
    return modrmAt >= code.length ? 0 : before + ofOperand(code, modrmAt) + behind;
  }
}
