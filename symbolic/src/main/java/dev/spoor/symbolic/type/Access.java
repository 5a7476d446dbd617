package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;

/// Who may use what is declared in a class (DWARF 5, section 2.9).
public enum Access {
  PUBLIC("public"),
  PROTECTED("protected"),
  PRIVATE("private");

  private final String keyword;

  Access(String keyword) {
    this.keyword = keyword;
  }

  /// {@return the word of C++ for it}
  public String keyword() {
    return keyword;
  }

  /// {@return that of an entry}
  ///
  /// @param holder the class, which says what holds for entries that say nothing
  static Access of(Die entry, Die holder) {
    // The codes DW_ACCESS_ (DWARF 5, table 7.10).
    return switch (entry.unsigned(AttributeName.ACCESSIBILITY).orElse(0L).intValue()) {
      case 1 -> PUBLIC;
      case 2 -> PROTECTED;
      case 3 -> PRIVATE;
      default -> holder.tag().equals(Tag.CLASS_TYPE) ? PRIVATE : PUBLIC;
    };
  }
}
