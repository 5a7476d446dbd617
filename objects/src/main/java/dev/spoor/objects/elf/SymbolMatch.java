package dev.spoor.objects.elf;

/// What was found at an address, and how sure it is.
public sealed interface SymbolMatch {
  /// {@return the symbol that was found}
  Symbol symbol();

  /// {@return how far behind the symbol's address the one asked for lies, in bytes}
  long offset();

  /// {@return whether the symbol names what is there: its extent has the address, or it has none.
  /// One that is merely near says nothing, for stripped files have few symbols}
  default boolean isName() {
    return !(this instanceof Nearest) || symbol().sizeBytes() == 0;
  }

  /// The symbol begins there.
  record Exact(Symbol symbol) implements SymbolMatch {
    @Override
    public long offset() {
      return 0;
    }
  }

  /// The address lies in the symbol's extent.
  record Containing(Symbol symbol, long offset) implements SymbolMatch {}

  /// No symbol has the address; this is the last one before it in the same segment.
  record Nearest(Symbol symbol, long offset) implements SymbolMatch {}
}
