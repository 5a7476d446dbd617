package dev.spoor.repl.status;

import dev.spoor.machine.Address;
import dev.spoor.repl.debuggee.View;

/// Addresses by the symbols they lie in.
public final class Symbolic {
  private Symbolic() {}

  /// {@return ` <main+4>`, or nothing}
  public static String of(View view, Address address) {
    var name = name(view, address);
    return name.isEmpty() ? "" : " <" + name + ">";
  }

  /// {@return `main+4`, or nothing}
  public static String name(View view, Address address) {
    return view.symbols()
        .debugged()
        .loadedAt(address)
        .flatMap(object -> object.symbolAt(address))
        .filter(match -> match.isName())
        .map(match ->
            view.symbols().names().readable(match.symbol().name())
                + (match.offset() == 0 ? "" : "+" + match.offset()))
        .orElse("");
  }
}
