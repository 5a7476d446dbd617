package dev.spoor.repl.print;

import dev.spoor.repl.print.InstructionText.Parts;
import java.util.Set;
import java.util.regex.Pattern;

/// AT&T's syntax as binutils has it.
///
/// @param encoded what the bytes tell
/// @param name as Capstone spells it, without prefixes
/// @param operands with numbers in hexadecimal
record AttSyntax(EncodedInstruction encoded, String name, String operands) {
  private static final Pattern WITH_SIZE = Pattern.compile("([a-z0-9]+?)([bwlq])");
  private static final Pattern INDEXED = Pattern.compile("\\((%\\w+)?,(%\\w+)\\)");
  private static final Pattern NEGATIVE = Pattern.compile("^\\$-0x([0-9a-f]+)");
  private static final Pattern CMOV = Pattern.compile("cmov(?:n?[abceglopsz]|n?[abgl]e|p[eo])");

  /// Whose letter for the size is left out beside a register.
  private static final Set<String> SIZED =
      Set.of(
          "mov",
          "add",
          "sub",
          "push",
          "pop",
          "lea",
          "cmp",
          "test",
          "xor",
          "and",
          "or",
          "shl",
          "shr",
          "sar",
          "sal",
          "imul",
          "inc",
          "dec",
          "neg",
          "not",
          "xchg",
          "adc",
          "sbb",
          "mul",
          "div",
          "idiv",
          "movabs",
          "rol",
          "ror",
          "rcl",
          "rcr",
          "bt",
          "bts",
          "btr",
          "btc",
          "bsr",
          "bsf",
          "bswap",
          "shld",
          "shrd",
          "tzcnt",
          "lzcnt",
          "popcnt",
          "cmpxchg",
          "xadd",
          "cvtsi2ss",
          "cvtsi2sd",
          "andn",
          "bextr",
          "blsr",
          "blsi",
          "blsmsk",
          "bzhi",
          "pdep",
          "pext",
          "rorx",
          "sarx",
          "shlx",
          "shrx",
          "mulx",
          "movbe",
          "rdrand",
          "rdseed",
          "adcx",
          "adox",
          "stos",
          "lods",
          "scas",
          "movnti",
          "in",
          "out",
          "sldt",
          "str",
          "lar",
          "lsl");

  private static final Set<String> NEVER_SIZED =
      Set.of("call", "ret", "leave", "jmp", "push", "pop");

  Parts text() {
    var mnemonic = mnemonic();
    var shown =
        INDEXED
            .matcher(operands)
            .replaceAll(each ->
                "(" + (each.group(1) == null ? "" : each.group(1)) + "," + each.group(2) + ",1)");
    shown = shown.replaceFirst("^%(cs|ds|es|ss):(?=.*\\()", "");
    if (encoded.isString()) {
      shown = strings(shown);
    } else if (encoded.hasZeroDisplacement()) {
      shown = shown.replaceFirst("(?<![\\w)])\\((?=[%,])", "0x0(");
    }
    if (encoded.hasEmptyIndex()) {
      shown =
          shown
              .replaceFirst("\\((%e\\w+)\\)", "($1,%eiz,1)")
              .replaceFirst("\\((%r\\w+)\\)", "($1,%riz,1)");
    }
    if (encoded.isShiftByOne()) {
      shown = shown.replaceFirst("^\\$0x1,", "");
    }
    return new Parts(mnemonic, stacked(unsigned(shown)));
  }

  private String mnemonic() {
    if (name.equals("movd") && operands.matches("(?:%xmm.*,)?%r(?:[a-ds]\\w|\\d+)(?:,%xmm.*)?")) {
      return "movq";
    }
    var found = WITH_SIZE.matcher(name);
    if (!found.matches() || CMOV.matcher(name).matches()) {
      return name;
    }
    var plain = found.group(1);
    var isSized = SIZED.contains(plain) || CMOV.matcher(plain).matches();
    return NEVER_SIZED.contains(plain) || isSized && hasRegister() ? plain : name;
  }

  /// A register that is an operand itself, not a part of an address, and tells a size.
  private boolean hasRegister() {
    var depth = 0;
    for (var i = 0; i < operands.length(); i++) {
      var sign = operands.charAt(i);
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      if (sign == '%'
          && depth == 0
          && !operands.startsWith(":", i + 3)
          && !operands.startsWith("%xmm", i)
          && !operands.startsWith("%mm", i)) {
        return true;
      }
    }
    return false;
  }

  /// Where strings are, with their segments.
  private static String strings(String operands) {
    return operands
        .replaceAll("(?<!:)\\((%[re]?di)\\)", "%es:($1)")
        .replaceAll("(?<!:)\\((%[re]?si)\\)", "%ds:($1)");
  }

  /// Constants as numbers without a sign, as wide as the operand.
  private String unsigned(String shown) {
    var found = NEGATIVE.matcher(shown);
    if (!found.find()) {
      return shown;
    }
    return "$" + OperandNumber.negative(found.group(1), bits()) + shown.substring(found.end());
  }

  private int bits() {
    if (name.equals("xabort")) {
      return Byte.SIZE;
    }
    return switch (name.charAt(name.length() - 1)) {
      case 'b' -> Byte.SIZE;
      case 'w' -> Short.SIZE;
      case 'l' -> Integer.SIZE;
      default -> Long.SIZE;
    };
  }

  /// The x87's second operand, which goes without saying for Capstone.
  private String stacked(String shown) {
    var isAlone = shown.matches("%st\\([0-7]\\)");
    if (!isAlone) {
      return shown;
    }
    var isComparison = name.contains("com") && name.contains("i");
    return switch (encoded.x87()) {
      case 0xd8 -> name.startsWith("fcom") ? shown : shown + ",%st";
      case 0xda, 0xdb -> shown + ",%st";
      case 0xdc, 0xde -> "%st," + shown;
      case 0xdf -> isComparison ? shown + ",%st" : shown;
      default -> shown;
    };
  }
}
