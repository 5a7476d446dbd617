package dev.spoor.objects.dwarf;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The abbreviations of a unit, by code. Compilers number them from 1 on.
final class AbbreviationTable {
  private final Abbreviation[] firstCodes;
  private final Map<Long, Abbreviation> others;
  private final long sizeBytes;

  AbbreviationTable(Abbreviation[] firstCodes, Map<Long, Abbreviation> others, long sizeBytes) {
    this.firstCodes = firstCodes;
    this.others = others;
    this.sizeBytes = sizeBytes;
  }

  /// {@return how many bytes of the section it has}
  long sizeBytes() {
    return sizeBytes;
  }

  /// {@return the one with this code, which is not 0; null if there is none}
  @Nullable Abbreviation find(long code) {
    return code > 0 && code <= firstCodes.length ? firstCodes[(int) code - 1] : others.get(code);
  }
}
