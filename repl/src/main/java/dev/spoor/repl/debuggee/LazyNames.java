package dev.spoor.repl.debuggee;

import dev.spoor.foreign.Demangler;
import dev.spoor.symbolic.LinkageNames;
import java.util.Optional;

/// Readable names of symbols, by a library that is loaded when the first is asked for, on the
/// thread that asks: it may be used there alone.
final class LazyNames implements LinkageNames {
  private Optional<Demangler> demangler = Optional.empty();

  @Override
  public String readable(String name) {
    if (demangler.isEmpty()) {
      demangler = Optional.of(new Demangler());
    }
    return demangler.get().readable(name);
  }
}
