package dev.spoor.objects.separate;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.elf.ObjectFile;
import java.util.Optional;

/// What a file with debug information says of another one, which has what several have in common;
/// the section `.gnu_debugaltlink`, made by dwz: a name, a NUL, a build-id.
///
/// @param fileName absolute, or relative to the directory of the file that says it
public record AlternateLink(String fileName, ByteString buildId) {
  private static final int MOST_BUILD_ID_BYTES = 64;

  /// {@return the link of `file`, if it has one}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if it has no name or no build-id
  public static Optional<AlternateLink> of(ObjectFile file) {
    return file.block(".gnu_debugaltlink").map(AlternateLink::read);
  }

  private static AlternateLink read(Block section) {
    var name = section.text(0);
    var behind = section.lengthOfText(0).orElseThrow() + 1;
    var left = section.sizeBytes() - behind;
    if (name.isEmpty() || left == 0 || left > MOST_BUILD_ID_BYTES) {
      throw section.malformed(behind, "no name, or a build-id of " + left + " bytes");
    }
    return new AlternateLink(name, section.copy(behind, (int) left));
  }
}
