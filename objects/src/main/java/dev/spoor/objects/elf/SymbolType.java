package dev.spoor.objects.elf;

/// What a symbol names; the low half of `st_info`, the `STT_` numbers of elf.h.
///
/// @param value as the file has it; an open set
public record SymbolType(int value) {
  public static final SymbolType NOTYPE = new SymbolType(0);
  public static final SymbolType OBJECT = new SymbolType(1);
  public static final SymbolType FUNC = new SymbolType(2);
  public static final SymbolType SECTION = new SymbolType(3);
  public static final SymbolType FILE = new SymbolType(4);
  public static final SymbolType COMMON = new SymbolType(5);
  public static final SymbolType TLS = new SymbolType(6);
  public static final SymbolType GNU_IFUNC = new SymbolType(10);

  /// {@return the name elf.h gives it without its prefix, or its number in hexadecimal}
  @Override
  public String toString() {
    return switch (value) {
      case 0 -> "NOTYPE";
      case 1 -> "OBJECT";
      case 2 -> "FUNC";
      case 3 -> "SECTION";
      case 4 -> "FILE";
      case 5 -> "COMMON";
      case 6 -> "TLS";
      case 10 -> "GNU_IFUNC";
      default -> "0x" + Integer.toHexString(value);
    };
  }
}
