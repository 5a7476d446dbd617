package dev.spoor.objects.elf;

/// How far a symbol is seen; the high half of `st_info`, the `STB_` numbers of elf.h.
///
/// @param value as the file has it; an open set
public record SymbolBinding(int value) {
  public static final SymbolBinding LOCAL = new SymbolBinding(0);
  public static final SymbolBinding GLOBAL = new SymbolBinding(1);
  public static final SymbolBinding WEAK = new SymbolBinding(2);
  public static final SymbolBinding GNU_UNIQUE = new SymbolBinding(10);

  /// {@return the name elf.h gives it without its prefix, or its number in hexadecimal}
  @Override
  public String toString() {
    return switch (value) {
      case 0 -> "LOCAL";
      case 1 -> "GLOBAL";
      case 2 -> "WEAK";
      case 10 -> "GNU_UNIQUE";
      default -> "0x" + Integer.toHexString(value);
    };
  }
}
