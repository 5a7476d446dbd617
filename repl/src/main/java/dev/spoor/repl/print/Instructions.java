package dev.spoor.repl.print;

import dev.spoor.foreign.Disassembler;
import dev.spoor.foreign.Disassembler.Opening;
import dev.spoor.foreign.InstructionSet;
import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.text.CommandException;
import java.util.HexFormat;
import java.util.Optional;

/// Machine code as text.
public final class Instructions implements AutoCloseable {
  private static final int MOST_BYTES = 16;

  private final View view;
  private final Disassembler disassembler;
  private final InstructionText syntax;

  /// One instruction.
  ///
  /// @param lengthBytes of it
  /// @param bytes as pairs of digits
  /// @param text of it
  public record One(int lengthBytes, String bytes, String text) {}

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
        yield new Instructions(view, opened, new InstructionText(att));
      }
      case Opening.Unavailable(var reason) -> throw new CommandException(reason);
    };
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
      return new One(1, HexFormat.of().toHexDigits(code[0]), "(bad)");
    }
    var bytes = found.get().bytes();
    var text = syntax.of(found.get());
    return new One(
        bytes.length(),
        HexFormat.ofDelimiter(" ").formatHex(bytes.toArray()),
        text + target(found.get().operands()));
  }

  /// Where a jump or a call goes, by its name.
  private String target(String operands) {
    if (!operands.startsWith("0x") || operands.contains(",")) {
      return "";
    }
    try {
      var address = Address.of(Long.parseUnsignedLong(operands.substring(2), 16));
      return view.symbols()
          .debugged()
          .loadedAt(address)
          .flatMap(object -> object.symbolAt(address))
          .filter(match -> match.isName())
          .map(match ->
              " <"
                  + view.symbols().names().readable(match.symbol().name())
                  + (match.offset() == 0 ? "" : "+" + match.offset())
                  + ">")
          .orElse("");
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
