package dev.spoor.objects.separate;

import dev.spoor.objects.elf.ObjectFile;
import java.nio.file.Path;

/// A file that belongs to an object. Whoever asked for it closes it.
///
/// @param evidence how it is known to belong
public record SeparateFile(ObjectFile file, Path path, Evidence evidence) implements AutoCloseable {
  /// How a file is known to belong to an object.
  public enum Evidence {
    /// Both have the same build-id.
    BUILD_ID,

    /// It has the checksum that the object states.
    CHECKSUM
  }

  @Override
  public void close() {
    file.close();
  }
}
