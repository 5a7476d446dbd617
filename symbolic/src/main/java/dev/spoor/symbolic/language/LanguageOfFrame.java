package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.AttributeName;

/// Finds out by whose rules a frame's code is written.
final class LanguageOfFrame {
  private LanguageOfFrame() {}

  /// {@return C++ for a unit of C++ (DWARF 5, section 7.12, and DWARF 6's additions); C for all
  /// others}
  static SourceLanguage of(EvaluationSurroundings around) {
    var scopes =
        around
            .frame()
            .map(dev.spoor.symbolic.variable.FrameVariables::scopeEntries)
            .orElse(java.util.List.of());
    if (scopes.isEmpty()) {
      return SourceLanguage.C;
    }
    var unit = scopes.getFirst().unit();
    var root = unit.skeleton().orElse(unit).root();
    var own = unit.root().unsigned(AttributeName.LANGUAGE);
    return switch (own.or(() -> root.unsigned(AttributeName.LANGUAGE)).orElse(0L).intValue()) {
      case 0x04, 0x1a, 0x21, 0x2b, 0x3a -> SourceLanguage.CPLUSPLUS;
      default -> SourceLanguage.C;
    };
  }
}
