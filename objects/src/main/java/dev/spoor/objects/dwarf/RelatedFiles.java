package dev.spoor.objects.dwarf;

import java.util.Optional;

/// Finds the files that debugging information is spread over. Who gives one keeps open what it
/// found as long as it is used.
public interface RelatedFiles {
  /// {@return the sections of the file that this one shares with others: the one that
  /// `.gnu_debugaltlink` or `.debug_sup` names}
  Optional<DwarfSections> supplementary();

  /// {@return the sections of the file with a split unit: a `.dwo` file, or a `.dwp` package, where
  /// the names of the sections end in `.dwo`}
  ///
  /// @param name as the skeleton says it, absolute or relative to `directory`
  /// @param directory in which the compiler ran
  /// @param identity that the unit must have
  Optional<DwarfSections> split(String name, String directory, long identity);

  /// {@return what finds nothing}
  static RelatedFiles none() {
    return new RelatedFiles() {
      @Override
      public Optional<DwarfSections> supplementary() {
        return Optional.empty();
      }

      @Override
      public Optional<DwarfSections> split(String name, String directory, long identity) {
        return Optional.empty();
      }
    };
  }
}
