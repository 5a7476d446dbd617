package dev.spoor.repl.print;

import dev.spoor.repl.print.InstructionText.Parts;
import java.util.regex.Pattern;

/// Intel's syntax as binutils has it.
///
/// @param encoded what the bytes tell
/// @param name as Capstone spells it, without prefixes
/// @param operands with numbers in hexadecimal
record IntelSyntax(EncodedInstruction encoded, String name, String operands) {
  private static final Pattern TWO_REGISTERS =
      Pattern.compile("\\[([a-z]\\w*)\\+([a-z]\\w*)(?![\\w*])");
  private static final Pattern NEGATIVE = Pattern.compile("(?<=,|^)-0x([0-9a-f]+)$");
  private static final Pattern BEFORE_NEXT = Pattern.compile("\\[rip-0x([0-9a-f]+)\\]");
  private static final Pattern STRING = Pattern.compile("(movs|cmps|stos|lods|scas)[bwdq]");

  Parts text() {
    var mnemonic = encoded.isString() ? STRING.matcher(name).replaceAll("$1") : name;
    var shown = pointers(operands).replace(" + ", "+").replace(" - ", "-").replace(" * ", "*");
    shown = TWO_REGISTERS.matcher(shown).replaceAll("[$1+$2*1");
    if (mnemonic.equals("nop")) {
      shown = shown.replaceFirst("PTR [cd]s:\\[", "PTR [");
    }
    if (encoded.isString()) {
      shown =
          shown
              .replaceAll("PTR \\[([re]?di)\\]", "PTR es:[$1]")
              .replaceAll("PTR \\[([re]?si)\\]", "PTR ds:[$1]");
    } else if (encoded.hasZeroDisplacement() && !encoded.isAbsolute()) {
      shown = shown.replaceFirst("(\\[[^\\]]*[a-z][^\\]]*?)(?:\\+0x0)?\\]", "$1+0x0]");
    }
    shown = shown.replaceFirst("PTR \\[(0x[0-9a-f]+)\\]", "PTR ds:$1");
    shown = shown.replaceFirst("([fg]s):\\[(0x[0-9a-f]+)\\]", "$1:$2");
    shown =
        BEFORE_NEXT
            .matcher(shown)
            .replaceFirst(found ->
                "[rip+0x" + Long.toHexString(-Long.parseUnsignedLong(found.group(1), 16)) + "]");
    if (encoded.isShiftByOne()) {
      shown = shown.replaceFirst(",0x1$", ",1");
    }
    return new Parts(mnemonic, stacked(unsigned(shown)));
  }

  private static String pointers(String operands) {
    return operands
        .replace("xmmword ptr", "XMMWORD PTR")
        .replace("ymmword ptr", "YMMWORD PTR")
        .replace("zmmword ptr", "ZMMWORD PTR")
        .replace("qword ptr", "QWORD PTR")
        .replace("dword ptr", "DWORD PTR")
        .replace("tbyte ptr", "TBYTE PTR")
        .replace("xword ptr", "TBYTE PTR")
        .replace("byte ptr", "BYTE PTR")
        .replace("word ptr", "WORD PTR");
  }

  /// Constants as numbers without a sign, as wide as the operand.
  private String unsigned(String shown) {
    var found = NEGATIVE.matcher(shown);
    if (!found.find()) {
      return shown;
    }
    return shown.substring(0, found.start()) + OperandNumber.negative(found.group(1), bits(shown));
  }

  private int bits(String shown) {
    var first = shown.contains(",") ? shown.substring(0, shown.indexOf(',')) : shown;
    if (name.equals("xabort") || first.startsWith("BYTE") || first.matches("[a-d][lh]|\\w+[lb]")) {
      return Byte.SIZE;
    }
    if (first.startsWith("WORD") || first.matches("[a-d]x|[sb]p|[sd]i|r\\d+w")) {
      return Short.SIZE;
    }
    return first.startsWith("DWORD") || first.matches("e\\w\\w|r\\d+d") ? Integer.SIZE : Long.SIZE;
  }

  /// The x87's second operand, which goes without saying for Capstone.
  private String stacked(String shown) {
    if (!shown.matches("st\\([0-7]\\)")) {
      return shown;
    }
    var isComparison = name.contains("com") && name.contains("i");
    return switch (encoded.x87()) {
      case 0xd8 -> name.startsWith("fcom") ? shown : "st," + shown;
      case 0xda, 0xdb -> "st," + shown;
      case 0xdc, 0xde -> shown + ",st";
      case 0xdf -> isComparison ? "st," + shown : shown;
      default -> shown;
    };
  }
}
