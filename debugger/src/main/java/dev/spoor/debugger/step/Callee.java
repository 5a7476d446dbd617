package dev.spoor.debugger.step;

import dev.spoor.machine.Address;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.Symbol;
import dev.spoor.objects.elf.SymbolType;
import java.util.List;
import java.util.Optional;

/// Which function a call leads to: through an entry of a linkage table it is the one that the entry
/// is for, which the dynamic linker may have to look for first.
record Callee(StepView view) {
  private static final String LINKAGE = "@plt";
  private static final int ENTRY_BYTES = 16;

  /// {@return where the function begins; empty if the dynamic linker will choose it}
  Optional<Address> at(Address pc) {
    var entry = linkageEntryAt(pc);
    return entry.isEmpty() ? Optional.of(pc) : bound(pc).or(() -> defined(entry.get()));
  }

  /// {@return the name of the function that an entry of a linkage table leads to}
  private Optional<String> linkageEntryAt(Address pc) {
    try {
      return view.symbols()
          .debugged()
          .loadedAt(pc)
          .flatMap(object -> object.symbolAt(pc))
          .map(match -> match.symbol().name())
          .filter(name -> name.endsWith(LINKAGE))
          .map(name -> name.substring(0, name.length() - LINKAGE.length()));
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  /// What the dynamic linker has found already: the entry jumps to where a word of the global
  /// offset table points, and that is another part of the entry until then.
  private Optional<Address> bound(Address pc) {
    var code = view.memory().read(pc, ENTRY_BYTES);
    var at = isLandingPad(code) ? 4 : 0;
    at += at < code.length && (code[at] & 0xff) == 0xf2 ? 1 : 0;
    if (at + 6 > code.length || (code[at] & 0xff) != 0xff) {
      return Optional.empty();
    }
    var displacement = java.nio.ByteBuffer.wrap(code).order(view.memory().order()).getInt(at + 2);
    var word =
        switch (code[at + 1] & 0xff) {
          case 0x25 -> isLong() ? pc.plus(at + 6 + displacement) : short32(displacement);
          case 0xa3 -> short32((int) view.registers().unsigned("ebx") + displacement);
          default -> Address.ZERO;
        };
    var target = view.memory().readUnsigned(word, isLong() ? Long.BYTES : Integer.BYTES);
    return target.isEmpty() || target.getAsLong() == 0
        ? Optional.empty()
        : Optional.of(Address.of(target.getAsLong()))
            .filter(found -> linkageEntryAt(found).isEmpty() && isFunction(found));
  }

  private static boolean isLandingPad(byte[] code) {
    return code.length > 4 && (code[0] & 0xff) == 0xf3 && code[1] == 0x0f && code[2] == 0x1e;
  }

  private static Address short32(int value) {
    return Address.of(value & 0xffff_ffffL);
  }

  private boolean isLong() {
    return view.registers().architecture().pointerBytes() == Long.BYTES;
  }

  private boolean isFunction(Address address) {
    return view.symbols()
        .functionAt(address)
        .filter(each -> each.entry().equals(address))
        .isPresent();
  }

  /// The dynamic linker looks through the program and its libraries in an order that is mostly
  /// theirs in memory; of several the first.
  private Optional<Address> defined(String name) {
    for (var object : view.symbols().objects()) {
      for (var symbol : dynamic(object, name)) {
        return symbol.type().equals(SymbolType.FUNC)
            ? Optional.of(object.address(symbol.address()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static List<Symbol> dynamic(LoadedObject object, String name) {
    try {
      return object.file().dynamicSymbols().map(table -> table.named(name)).orElse(List.of());
    } catch (MalformedObjectException damaged) {
      return List.of();
    }
  }
}
