package dev.spoor.objects.core;

/// What the kernel told the program when it began; getauxval(3), linux/auxvec.h.
///
/// @param type an `AT_` number; an open set
/// @param value a number or an address, by the type
public record AuxiliaryValue(long type, long value) {
  /// The end of the list, which is not part of it.
  static final long NULL = 0;

  /// Where the program headers are.
  public static final long PHDR = 3;

  /// How large a page is, in bytes.
  public static final long PAGESZ = 6;

  /// Where the program's interpreter is.
  public static final long BASE = 7;

  /// Where the program begins.
  public static final long ENTRY = 9;

  /// Where the name is by which the program was executed.
  public static final long EXECFN = 31;

  /// Where the header of the vdso is.
  public static final long SYSINFO_EHDR = 33;
}
