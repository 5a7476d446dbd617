package dev.spoor.objects.elf;

/// What kind of object a file is; `e_type`, the `ET_` numbers of elf.h.
///
/// @param value as the file has it; an open set
public record ObjectType(int value) {
  public static final ObjectType NONE = new ObjectType(0);
  public static final ObjectType REL = new ObjectType(1);
  public static final ObjectType EXEC = new ObjectType(2);
  public static final ObjectType DYN = new ObjectType(3);
  public static final ObjectType CORE = new ObjectType(4);

  /// {@return the name elf.h gives it without its prefix, or its number in hexadecimal}
  @Override
  public String toString() {
    return switch (value) {
      case 0 -> "NONE";
      case 1 -> "REL";
      case 2 -> "EXEC";
      case 3 -> "DYN";
      case 4 -> "CORE";
      default -> "0x" + Integer.toHexString(value);
    };
  }
}
