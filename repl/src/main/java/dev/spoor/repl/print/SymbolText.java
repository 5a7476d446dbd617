package dev.spoor.repl.print;

import dev.spoor.machine.Address;
import dev.spoor.objects.elf.LoadedObject;
import dev.spoor.objects.elf.SymbolMatch;
import dev.spoor.repl.debuggee.View;
import java.util.Optional;

/// Addresses by the symbols they lie in.
public final class SymbolText {
  private SymbolText() {}

  /// {@return ` <main+4>`, or nothing}
  public static String of(View view, Address address) {
    var name = name(view, address);
    return name.isEmpty() ? "" : " <" + name + ">";
  }

  /// {@return `main+4`, or nothing}
  public static String name(View view, Address address) {
    var object = view.symbols().debugged().loadedAt(address);
    return object
        .flatMap(each -> each.symbolAt(address))
        .filter(match -> match.isName() && isInSection(object.get(), match, address))
        .map(match -> place(view.symbols().names().readable(match.symbol().name()), match.offset()))
        .or(() -> described(view, address))
        .orElse("");
  }

  /// A file that was stripped has its functions' names in another one.
  private static Optional<String> described(View view, Address address) {
    return view.symbols()
        .functionAt(address)
        .map(function -> place(function.name(), address.minus(function.entry())));
  }

  private static String place(String name, long offset) {
    return offset == 0 ? name : name + "+" + offset;
  }

  /// A symbol without an extent says nothing of the next section.
  private static boolean isInSection(LoadedObject object, SymbolMatch match, Address address) {
    var sections = object.file().sections();
    var index = match.symbol().section();
    if (!(match instanceof SymbolMatch.Nearest) || index < 0 || index >= sections.size()) {
      return true;
    }
    var section = sections.get(index);
    var offset = object.fileAddress(address).value() - section.address().value();
    return Long.compareUnsigned(offset, section.bytes().sizeBytes()) < 0;
  }
}
