package dev.spoor.objects.elf;

/// What a section holds; `sh_type`, the `SHT_` numbers of elf.h.
///
/// @param value as the file has it; an open set
public record SectionType(int value) {
  public static final SectionType NULL = new SectionType(0);
  public static final SectionType PROGBITS = new SectionType(1);
  public static final SectionType SYMTAB = new SectionType(2);
  public static final SectionType STRTAB = new SectionType(3);
  public static final SectionType RELA = new SectionType(4);
  public static final SectionType HASH = new SectionType(5);
  public static final SectionType DYNAMIC = new SectionType(6);
  public static final SectionType NOTE = new SectionType(7);
  public static final SectionType NOBITS = new SectionType(8);
  public static final SectionType REL = new SectionType(9);
  public static final SectionType SHLIB = new SectionType(10);
  public static final SectionType DYNSYM = new SectionType(11);
  public static final SectionType INIT_ARRAY = new SectionType(14);
  public static final SectionType FINI_ARRAY = new SectionType(15);
  public static final SectionType PREINIT_ARRAY = new SectionType(16);
  public static final SectionType GROUP = new SectionType(17);
  public static final SectionType SYMTAB_SHNDX = new SectionType(18);
  public static final SectionType RELR = new SectionType(19);
  public static final SectionType GNU_ATTRIBUTES = new SectionType(0x6ffffff5);
  public static final SectionType GNU_HASH = new SectionType(0x6ffffff6);
  public static final SectionType GNU_LIBLIST = new SectionType(0x6ffffff7);
  public static final SectionType GNU_VERDEF = new SectionType(0x6ffffffd);
  public static final SectionType GNU_VERNEED = new SectionType(0x6ffffffe);
  public static final SectionType GNU_VERSYM = new SectionType(0x6fffffff);

  /// {@return the name elf.h gives it without its prefix, or its number in hexadecimal}
  @Override
  public String toString() {
    return switch (value) {
      case 0 -> "NULL";
      case 1 -> "PROGBITS";
      case 2 -> "SYMTAB";
      case 3 -> "STRTAB";
      case 4 -> "RELA";
      case 5 -> "HASH";
      case 6 -> "DYNAMIC";
      case 7 -> "NOTE";
      case 8 -> "NOBITS";
      case 9 -> "REL";
      case 10 -> "SHLIB";
      case 11 -> "DYNSYM";
      case 14 -> "INIT_ARRAY";
      case 15 -> "FINI_ARRAY";
      case 16 -> "PREINIT_ARRAY";
      case 17 -> "GROUP";
      case 18 -> "SYMTAB_SHNDX";
      case 19 -> "RELR";
      case 0x6ffffff5 -> "GNU_ATTRIBUTES";
      case 0x6ffffff6 -> "GNU_HASH";
      case 0x6ffffff7 -> "GNU_LIBLIST";
      case 0x6ffffffd -> "GNU_VERDEF";
      case 0x6ffffffe -> "GNU_VERNEED";
      case 0x6fffffff -> "GNU_VERSYM";
      default -> "0x" + Integer.toHexString(value);
    };
  }
}
