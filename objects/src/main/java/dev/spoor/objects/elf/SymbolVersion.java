package dev.spoor.objects.elf;

import java.util.Optional;

/// Which of several things of one name a dynamic symbol is; the sections `.gnu.version`,
/// `.gnu.version_d` and `.gnu.version_r`.
///
/// @param name `GLIBC_2.34`
/// @param isDefault whether who asks for the name without a version gets this one
/// @param library where the symbol is looked for; empty for those that the object has itself
public record SymbolVersion(String name, boolean isDefault, Optional<String> library) {
  /// {@return what follows the symbol's name: `@@NAME` for a default version, else `@NAME`}
  @Override
  public String toString() {
    return (isDefault ? "@@" : "@") + name;
  }
}
