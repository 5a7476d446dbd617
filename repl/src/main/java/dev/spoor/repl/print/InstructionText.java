package dev.spoor.repl.print;

import dev.spoor.foreign.Instruction;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Instructions written as binutils writes them: numbers in hexadecimal, no blanks between
/// operands, no letters for sizes that a register tells.
final class InstructionText {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.%])(\\$?-?)([0-9]+)(?![\\w.])");
  private static final Pattern MNEMONIC_WITH_SIZE = Pattern.compile("([a-z]+?)([bwlq])");
  private static final Set<String> SIZED =
      Set.of(
          "mov", "add", "sub", "push", "pop", "lea", "cmp", "test", "xor", "and", "or", "shl",
          "shr", "sar", "imul", "inc", "dec", "neg", "not", "xchg", "adc", "sbb", "mul", "div",
          "idiv", "movabs", "cmove", "cmovne", "rol", "ror", "bt", "bsr", "bsf");
  private static final Set<String> NEVER_SIZED =
      Set.of("call", "ret", "leave", "jmp", "push", "pop");

  private final boolean att;

  /// @param att whether AT&T's syntax is written rather than Intel's
  InstructionText(boolean att) {
    this.att = att;
  }

  /// {@return the text of an instruction}
  String of(Instruction instruction) {
    var operands = numbers(instruction.operands().replace(", ", ","));
    var mnemonic = instruction.mnemonic();
    if (att) {
      mnemonic = withoutSize(mnemonic, operands);
    } else {
      operands = intel(operands);
    }
    var isPrefixed = mnemonic.contains(" ");
    return operands.isEmpty()
        ? mnemonic
        : isPrefixed
            ? mnemonic + " " + operands
            : String.format(Locale.ROOT, "%-6s %s", mnemonic, operands);
  }

  private static String numbers(String operands) {
    return NUMBER
        .matcher(operands)
        .replaceAll(found -> {
          var scale =
              found.start() > 0
                  && operands.charAt(found.start() - 1) == ','
                  && operands.startsWith(")", found.end());
          var value = Long.parseUnsignedLong(found.group(2));
          var text = scale ? found.group(2) : "0x" + Long.toHexString(value);
          return (found.group(1) + text).replace("$", "\\$");
        });
  }

  private static String withoutSize(String mnemonic, String operands) {
    var found = MNEMONIC_WITH_SIZE.matcher(mnemonic);
    if (!found.matches()) {
      return mnemonic;
    }
    var plain = found.group(1);
    if (NEVER_SIZED.contains(plain) || SIZED.contains(plain) && hasRegister(operands)) {
      return plain;
    }
    return mnemonic;
  }

  /// A register that is an operand itself, not a part of an address.
  private static boolean hasRegister(String operands) {
    var depth = 0;
    for (var i = 0; i < operands.length(); i++) {
      var sign = operands.charAt(i);
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      if (sign == '%' && depth == 0 && !operands.startsWith(":", i + 3)) {
        return true;
      }
    }
    return false;
  }

  private static String intel(String operands) {
    return operands
        .replace("byte ptr", "BYTE PTR")
        .replace("xmmword ptr", "XMMWORD PTR")
        .replace("qword ptr", "QWORD PTR")
        .replace("dword ptr", "DWORD PTR")
        .replace("word ptr", "WORD PTR")
        .replace(" + ", "+")
        .replace(" - ", "-");
  }
}
