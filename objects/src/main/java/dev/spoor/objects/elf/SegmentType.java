package dev.spoor.objects.elf;

/// What a segment is for; `p_type`, the `PT_` numbers of elf.h.
///
/// @param value as the file has it; an open set
public record SegmentType(int value) {
  public static final SegmentType NULL = new SegmentType(0);
  public static final SegmentType LOAD = new SegmentType(1);
  public static final SegmentType DYNAMIC = new SegmentType(2);
  public static final SegmentType INTERP = new SegmentType(3);
  public static final SegmentType NOTE = new SegmentType(4);
  public static final SegmentType SHLIB = new SegmentType(5);
  public static final SegmentType PHDR = new SegmentType(6);
  public static final SegmentType TLS = new SegmentType(7);
  public static final SegmentType GNU_EH_FRAME = new SegmentType(0x6474e550);
  public static final SegmentType GNU_STACK = new SegmentType(0x6474e551);
  public static final SegmentType GNU_RELRO = new SegmentType(0x6474e552);
  public static final SegmentType GNU_PROPERTY = new SegmentType(0x6474e553);

  /// {@return the name elf.h gives it without its prefix, or its number in hexadecimal}
  @Override
  public String toString() {
    return switch (value) {
      case 0 -> "NULL";
      case 1 -> "LOAD";
      case 2 -> "DYNAMIC";
      case 3 -> "INTERP";
      case 4 -> "NOTE";
      case 5 -> "SHLIB";
      case 6 -> "PHDR";
      case 7 -> "TLS";
      case 0x6474e550 -> "GNU_EH_FRAME";
      case 0x6474e551 -> "GNU_STACK";
      case 0x6474e552 -> "GNU_RELRO";
      case 0x6474e553 -> "GNU_PROPERTY";
      default -> "0x" + Integer.toHexString(value);
    };
  }
}
