package dev.spoor.objects.dwarf.frame;

/// What encoded pointers are relative to, as the object's own addresses.
///
/// @param section where the section begins in which they are
/// @param text where code begins, `.text`
/// @param data what data is counted from: `.got`, or for the header its own beginning
public record FrameBases(long section, long text, long data) {
  /// {@return the bases of a section with pointers to itself alone}
  public static FrameBases of(long section) {
    return new FrameBases(section, 0, 0);
  }
}
