package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Unit;

/// What depends on the language of a unit (DWARF 5, section 7.12, and DWARF 6's additions).
final class Languages {
  private Languages() {}

  /// {@return whether names of structures are written with a keyword, as in C}
  static boolean hasTags(Unit unit) {
    return switch (code(unit)) {
      // C89, C, C99, Objective C, UPC, C11, C17
      case 0x01, 0x02, 0x0c, 0x10, 0x12, 0x1d, 0x2c -> true;
      default -> false;
    };
  }

  /// {@return the language of a unit, as far as it is one whose values are written in its own way}
  static Language of(Unit unit) {
    return switch (code(unit)) {
      case 0x1c -> Language.RUST;
      case 0x16 -> Language.GO;
      default -> Language.OTHER;
    };
  }

  /// {@return the first index of an array whose entry does not say it (DWARF 5, table 7.17)}
  static long lowestIndex(Unit unit) {
    return switch (code(unit)) {
      // Ada 83, Cobol, Fortran, Pascal, Modula-2, Ada 95, Fortran 95, PL/I, Modula-3, Julia,
      // Fortran 2003 and 2008
      case 0x03, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0d, 0x0e, 0x0f, 0x17, 0x1f, 0x22, 0x23 -> 1;
      default -> 0;
    };
  }

  private static int code(Unit unit) {
    var root = unit.skeleton().orElse(unit).root();
    var own = unit.root().unsigned(AttributeName.LANGUAGE);
    return own.or(() -> root.unsigned(AttributeName.LANGUAGE)).orElse(0L).intValue();
  }
}
