package dev.spoor.repl.print;

import dev.spoor.foreign.Disassembler;
import dev.spoor.foreign.Disassembler.Opening;
import dev.spoor.foreign.InstructionSet;
import dev.spoor.machine.Address;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Text;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Machine code as text.
public final class Instructions implements AutoCloseable {
  private static final int MOST_BYTES = 16;

  /// AT&T's syntax, or Intel's.
  private static final Pattern FROM_NEXT =
      Pattern.compile("(-?)0x([0-9a-f]{1,16})\\(%rip\\)|\\[rip([-+])0x([0-9a-f]{1,16})\\]");

  private final View view;
  private final Disassembler disassembler;
  private final InstructionText syntax;

  /// One instruction.
  ///
  /// @param lengthBytes of it
  /// @param bytes as pairs of digits
  /// @param text of it
  public record One(int lengthBytes, String bytes, String text) {
    /// {@return its text in colours}
    public Text colored() {
      return InstructionColors.of(text);
    }
  }

  private Instructions(View view, Disassembler disassembler, InstructionText syntax) {
    this.view = view;
    this.disassembler = disassembler;
    this.syntax = syntax;
  }

  /// Opens a disassembler for what is looked at.
  ///
  /// @throws CommandException if there is none
  public static Instructions open(View view, Settings settings) {
    var set = InstructionSet.of(view.architecture());
    if (set.isEmpty()) {
      throw new CommandException("No disassembler for " + view.architecture().name() + ".");
    }
    return switch (Disassembler.open(set.get())) {
      case Opening.Opened(var opened) -> {
        var att = settings.text("disassembly-flavor").equals("att") && set.get().isX86();
        if (att) {
          opened.writeAttSyntax();
        }
        yield new Instructions(view, opened, new InstructionText(codeSize(view, set.get()), att));
      }
      case Opening.Unavailable(var reason) -> throw new CommandException(reason);
    };
  }

  private static Optional<CodeSize> codeSize(View view, InstructionSet set) {
    return set.isX86() ? Optional.of(CodeSize.of(view.architecture())) : Optional.empty();
  }

  /// {@return the instruction at an address}
  ///
  /// @throws CommandException if there is no memory
  public One at(Address address) {
    var code = view.memory().read(address, MOST_BYTES);
    if (code.length == 0) {
      throw new CommandException("Cannot access memory at address " + address);
    }
    var found = disassembler.decode(code, address);
    if (found.isEmpty()) {
      return unknown(code);
    }
    var bytes = found.get().bytes();
    var text = syntax.of(found.get());
    return new One(
        bytes.length(),
        HexFormat.ofDelimiter(" ").formatHex(bytes.toArray()),
        text + target(found.get().operands()) + data(text, address.plus(bytes.length())));
  }

  /// Newer than the disassembler, or none: of the former the length may be known nevertheless.
  private One unknown(byte[] code) {
    var length =
        InstructionSet.of(view.architecture())
            .flatMap(set -> codeSize(view, set))
            .flatMap(size -> dev.spoor.machine.x86_64.instruction.Instruction.read(code, 0, size))
            .map(dev.spoor.machine.x86_64.instruction.Instruction::length)
            .orElse(1);
    var bytes = Arrays.copyOf(code, length);
    return new One(length, HexFormat.ofDelimiter(" ").formatHex(bytes), "(bad)");
  }

  /// What an operand means that counts from the next instruction: ` # 0x4030 <global>`.
  private String data(String text, Address next) {
    var found = FROM_NEXT.matcher(text);
    if (!found.find()) {
      return "";
    }
    var isAtt = found.group(2) != null;
    var digits = isAtt ? found.group(2) : found.group(4);
    var isNegative = (isAtt ? found.group(1) : found.group(3)).equals("-");
    var distance = Long.parseUnsignedLong(digits, 16);
    var address = next.plus(isNegative ? -distance : distance);
    return "        # " + address + SymbolText.of(view, address);
  }

  /// Where a jump or a call goes, by its name.
  private String target(String operands) {
    if (!operands.startsWith("0x") || operands.contains(",")) {
      return "";
    }
    try {
      var address = Address.of(Long.parseUnsignedLong(operands.substring(2), 16));
      return SymbolText.of(view, address);
    } catch (NumberFormatException _) {
      return "";
    }
  }

  /// {@return whether the selected frame is at an address}
  public boolean isCurrent(Address address) {
    return Optional.of(view)
        .filter(View::hasStack)
        .filter(each -> each.frame().pc().equals(address))
        .isPresent();
  }

  @Override
  public void close() {
    disassembler.close();
  }
}
