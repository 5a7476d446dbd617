package dev.spoor.machine.x86_64.instruction;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.x86_64.instruction.Instruction.Opcode;
import dev.spoor.machine.x86_64.instruction.Instruction.Place;
import dev.spoor.machine.x86_64.instruction.Prefixes.Encoding;
import java.util.Optional;

/// Reads one instruction from its first byte on (Intel's manual, volume 2, chapter 2). What it
/// reads may be anything.
final class InstructionReader {
  private static final OpcodeMap[] MAPS = {
    OpcodeMap.ONE_BYTE, OpcodeMap.MAP_0F, OpcodeMap.MAP_0F38, OpcodeMap.MAP_0F3A,
    OpcodeMap.ONE_BYTE, OpcodeMap.MAP_5, OpcodeMap.MAP_6, OpcodeMap.ONE_BYTE
  };

  private static final int[][] LEGACY = {
    {0xf0, Prefixes.LOCK},
    {0xf2, Prefixes.REPNE},
    {0xf3, Prefixes.REP},
    {0x66, Prefixes.OPERAND_SIZE},
    {0x67, Prefixes.ADDRESS_SIZE},
    {0x64, Prefixes.FS},
    {0x65, Prefixes.GS},
    {0x2e, Prefixes.CS_SS_DS_ES},
    {0x36, Prefixes.CS_SS_DS_ES},
    {0x3e, Prefixes.CS_SS_DS_ES},
    {0x26, Prefixes.CS_SS_DS_ES},
  };

  private final byte[] code;
  private final int start;
  private final int limit;
  private final CodeSize size;

  private int at;
  private boolean isCutOff;
  private boolean isUnknown;

  private int prefixSet;
  private int rex;
  private Encoding encoding = Encoding.LEGACY;
  private int encodingAt;
  private int vector;
  private OpcodeMap map = OpcodeMap.ONE_BYTE;
  private int opcode;

  InstructionReader(byte[] code, int start, CodeSize size) {
    this.code = code;
    this.start = start;
    this.at = start;
    this.limit = (int) Math.min(code.length, (long) start + Instruction.LONGEST);
    this.size = size;
  }

  Optional<Instruction> read() {
    readPrefixes();
    readOpcode();
    var opcodeAt = at - 1 - start;
    var form = form();
    var hasModrm = form.charAt(0) == 'm';
    var middle = hasModrm ? peek() >> 3 & 7 : 0;
    checkGroup(middle);
    var modrm = place(hasModrm ? modrmBytes() : 0);
    var displacement = place(displacementBytes(modrm));
    var immediate = place(immediateBytes(form, middle));
    if (isCutOff || isUnknown) {
      return Optional.empty();
    }
    var prefixes = new Prefixes(prefixSet, rex, encoding, encodingAt, vector);
    return Optional.of(
        new Instruction(
            size,
            ByteString.of(code, start, at - start),
            prefixes,
            new Opcode(map, opcode, opcodeAt),
            modrm,
            displacement,
            immediate,
            InstructionKinds.of(prefixes, map, opcode, middle)));
  }

  private int peek() {
    if (at >= limit) {
      isCutOff = true;
      return 0;
    }
    return code[at] & 0xff;
  }

  private int next() {
    var value = peek();
    at++;
    return value;
  }

  private Place place(int lengthBytes) {
    var place = new Place(at - start, lengthBytes);
    at += lengthBytes;
    isCutOff |= at > limit;
    return place;
  }

  /// REX counts only right before the opcode.
  private void readPrefixes() {
    while (!isCutOff) {
      var prefix = legacyPrefix(peek());
      if (prefix != 0) {
        prefixSet |= prefix;
        encoding = Encoding.LEGACY;
        rex = 0;
      } else if (size == CodeSize.BITS_64 && (peek() & 0xf0) == 0x40) {
        encoding = Encoding.REX;
        rex = peek() & 15;
      } else {
        return;
      }
      at++;
    }
  }

  private static int legacyPrefix(int value) {
    for (var row : LEGACY) {
      if (row[0] == value) {
        return row[1];
      }
    }
    return 0;
  }

  private void readOpcode() {
    opcode = next();
    if (map == OpcodeMap.ONE_BYTE && isVector()) {
      readVectorPrefix();
      opcode = next();
    } else if (opcode == 0x0f) {
      map = OpcodeMap.MAP_0F;
      opcode = next();
      if (opcode == 0x38 || opcode == 0x3a) {
        map = opcode == 0x38 ? OpcodeMap.MAP_0F38 : OpcodeMap.MAP_0F3A;
        opcode = next();
      }
    }
  }

  /// In 32-bit code these are `les`, `lds` and `bound`, whose operand is never a register.
  private boolean isVector() {
    return (opcode == 0xc4 || opcode == 0xc5 || opcode == 0x62)
        && (size == CodeSize.BITS_64 || peek() >> 6 == 3);
  }

  private void readVectorPrefix() {
    var forbidden = Prefixes.LOCK | Prefixes.REPNE | Prefixes.REP | Prefixes.OPERAND_SIZE;
    isUnknown |= (prefixSet & forbidden) != 0 || encoding == Encoding.REX;
    encodingAt = at - 1 - start;
    var first = next();
    rex = ~first >> 5 & 7;
    if (opcode == 0xc5) {
      encoding = Encoding.VEX;
      map = OpcodeMap.MAP_0F;
      rex &= 4;
      vector = ~first >> 3 & 15;
      return;
    }
    var second = next();
    rex |= second >> 7 << 3;
    vector = ~second >> 3 & 15;
    encoding = opcode == 0xc4 ? Encoding.VEX : Encoding.EVEX;
    var number = encoding == Encoding.VEX ? first & 31 : first & 7;
    if (encoding == Encoding.EVEX) {
      isUnknown |= (first & 8) != 0 || (second & 4) == 0;
      vector |= (~next() & 8) << 1;
    }
    map = number < MAPS.length ? MAPS[number] : OpcodeMap.ONE_BYTE;
    isUnknown |= map == OpcodeMap.ONE_BYTE || number > 3 && encoding == Encoding.VEX;
  }

  /// {@return the two letters of [OpcodeForms], in small ones}
  private String form() {
    var form = OpcodeForms.of(map, opcode);
    if (encoding == Encoding.VEX || encoding == Encoding.EVEX) {
      // vzeroupper and vzeroall have no operands; all others have ModRM.
      return opcode == 0x77 && map == OpcodeMap.MAP_0F ? ".." : form.endsWith("1") ? "m1" : "m.";
    }
    // extrq and insertq of AMD's SSE4a have other operands than what shares their opcode.
    var isOfAmd = map == OpcodeMap.MAP_0F && opcode == 0x78 && prefixSet != 0;
    isUnknown |= form.equals("xx") || form.equals("pp") || isOfAmd;
    var isFor32 = form.equals("##") || Character.isUpperCase(form.charAt(0)) || form.equals(".P");
    isUnknown |= isFor32 && size == CodeSize.BITS_64;
    return switch (form) {
      case "M." -> "m.";
      case "M1" -> "m1";
      case "A1" -> ".1";
      case "##" -> "..";
      default -> form;
    };
  }

  private void checkGroup(int middle) {
    if (map != OpcodeMap.ONE_BYTE) {
      return;
    }
    isUnknown |= !OpcodeForms.isInGroup(opcode, middle);
    // xabort and xbegin are the only ones, with this very ModRM.
    isUnknown |= (opcode == 0xc6 || opcode == 0xc7) && middle == 7 && peek() != 0xf8;
  }

  private int modrmBytes() {
    var modrm = peek();
    return modrm >> 6 != 3 && (modrm & 7) == 4 && !hasShortAddresses() ? 2 : 1;
  }

  private boolean hasShortAddresses() {
    return size == CodeSize.BITS_32 && (prefixSet & Prefixes.ADDRESS_SIZE) != 0;
  }

  /// Intel's manual, volume 2, tables 2-1 to 2-3.
  private int displacementBytes(Place modrm) {
    if (isCutOff || !modrm.isThere()) {
      return 0;
    }
    var mode = code[start + modrm.at()] >> 6 & 3;
    var base = code[start + modrm.at() + modrm.lengthBytes() - 1] & 7;
    var isDirect = mode == 0 && base == (hasShortAddresses() ? 6 : 5);
    var wide = hasShortAddresses() ? 2 : 4;
    return mode == 1 ? 1 : mode == 2 || isDirect ? wide : 0;
  }

  private int immediateBytes(String form, int middle) {
    var isWide = (rex & 8) != 0;
    var ofOperand = (prefixSet & Prefixes.OPERAND_SIZE) != 0 && !isWide ? 2 : 4;
    // Intel's CPUs ignore the prefix before a relative target in 64-bit code, AMD's do not.
    isUnknown |= form.equals("jz") && ofOperand == 2 && size == CodeSize.BITS_64;
    return switch (form.charAt(1)) {
      case '1' -> 1;
      case '2' -> 2;
      case '3' -> 3;
      case 'z' -> ofOperand;
      case 'v' -> isWide ? 8 : ofOperand;
      case 'o' -> addressBytes();
      case 'P' -> ofOperand + 2;
      case 't' -> middle < 2 ? 1 : 0;
      case 'T' -> middle < 2 ? ofOperand : 0;
      default -> 0;
    };
  }

  private int addressBytes() {
    var isOther = (prefixSet & Prefixes.ADDRESS_SIZE) != 0;
    return size == CodeSize.BITS_64 ? isOther ? 4 : 8 : isOther ? 2 : 4;
  }
}
