package dev.spoor.repl.print;

import dev.spoor.foreign.Instruction;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Instructions written as binutils writes them: numbers in hexadecimal, no blanks between
/// operands, no letters for sizes that a register tells, displacements of zero that are encoded.
final class InstructionText {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.%])(\\$?-?)([0-9]+)(?![\\w.])");
  private static final Pattern X87 = Pattern.compile("st\\([0-7]\\)");

  private final Optional<CodeSize> size;
  private final boolean att;

  /// @param size of x86 code; empty for another CPU's
  /// @param att whether AT&T's syntax is written rather than Intel's
  InstructionText(Optional<CodeSize> size, boolean att) {
    this.size = size;
    this.att = att;
  }

  /// {@return the text of an instruction}
  String of(Instruction instruction) {
    var mnemonic = instruction.mnemonic();
    var operands = numbers(instruction.operands().replace(", ", ",").replace(" {", "{"));
    var encoded = size.flatMap(width -> EncodedInstruction.of(instruction.bytes(), width));
    if (encoded.isEmpty()) {
      return joined("", mnemonic, operands);
    }
    var prefix = encoded.get().prefixes(mnemonic);
    var name = mnemonic.substring(mnemonic.lastIndexOf(' ') + 1);
    if (encoded.get().isExchangeOfAx()) {
      return joined(prefix, "xchg", att ? "%ax,%ax" : "ax,ax");
    }
    var text =
        att
            ? new AttSyntax(encoded.get(), name, operands).text()
            : new IntelSyntax(encoded.get(), name, operands).text();
    return joined(prefix, text.mnemonic(), text.operands());
  }

  /// What a syntax makes of an instruction.
  record Parts(String mnemonic, String operands) {}

  private static String joined(String prefix, String mnemonic, String operands) {
    return operands.isEmpty()
        ? prefix + mnemonic
        : !prefix.isEmpty()
            ? prefix + mnemonic + " " + operands
            : String.format(Locale.ROOT, "%-6s %s", mnemonic, operands);
  }

  private static String numbers(String operands) {
    if (X87.matcher(operands).find()) {
      return operands;
    }
    return NUMBER
        .matcher(operands)
        .replaceAll(found -> {
          var value = Long.parseUnsignedLong(found.group(2));
          var text = isScale(operands, found.start(), found.end());
          var written = text ? found.group(2) : "0x" + Long.toHexString(value);
          return (found.group(1) + written).replace("$", "\\$");
        });
  }

  private static boolean isScale(String operands, int start, int end) {
    return start > 0
        && (operands.charAt(start - 1) == ',' && operands.startsWith(")", end)
            || start > 1
                && operands.charAt(start - 1) == '*'
                && Character.isLetterOrDigit(operands.charAt(start - 2)));
  }
}
