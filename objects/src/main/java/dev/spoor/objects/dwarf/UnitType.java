package dev.spoor.objects.dwarf;

/// What a unit is for; the `DW_UT_` numbers of DWARF 5, table 7.2.
///
/// @param code as the file has it; an open set
public record UnitType(int code) {
  public static final UnitType COMPILE = new UnitType(1);
  public static final UnitType TYPE = new UnitType(2);
  public static final UnitType PARTIAL = new UnitType(3);
  public static final UnitType SKELETON = new UnitType(4);
  public static final UnitType SPLIT_COMPILE = new UnitType(5);
  public static final UnitType SPLIT_TYPE = new UnitType(6);

  /// {@return whether its one purpose is a type that others refer to by a signature}
  public boolean isType() {
    return code == 2 || code == 6;
  }

  /// {@return the name the standard gives it without `DW_UT_`, or its number in hexadecimal}
  @Override
  public String toString() {
    return switch (code) {
      case 1 -> "compile";
      case 2 -> "type";
      case 3 -> "partial";
      case 4 -> "skeleton";
      case 5 -> "split_compile";
      case 6 -> "split_type";
      default -> "0x" + Integer.toHexString(code);
    };
  }
}
