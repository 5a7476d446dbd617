package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.kept.EndsFingerprint;
import java.util.List;

/// What tells the debugging information of a file from another of the same build: tools that
/// rearrange it leave the build-id as it is.
final class Fingerprint {
  private static final List<String> SECTIONS =
      List.of(
          ".debug_info",
          ".debug_types",
          ".debug_abbrev",
          ".debug_str",
          ".debug_str_offsets",
          ".debug_addr",
          ".debug_ranges",
          ".debug_rnglists");

  private Fingerprint() {}

  /// {@return that of a file, with what it shares with others}
  static long of(DebugInfo info) {
    var fingerprint = new EndsFingerprint();
    fingerprint.add(SourceIndex.VERSION);
    addSections(info, fingerprint);
    info.supplementary().ifPresent(file -> addSections(file, fingerprint));
    return fingerprint.value();
  }

  /// As they are stored: to unpack them takes longer than most questions, and what is packed ends
  /// with a checksum.
  private static void addSections(DebugInfo file, EndsFingerprint fingerprint) {
    SECTIONS.forEach(name -> fingerprint.add(file.sections().stored(name)));
  }
}
