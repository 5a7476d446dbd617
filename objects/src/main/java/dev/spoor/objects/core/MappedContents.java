package dev.spoor.objects.core;

import dev.spoor.objects.bytes.Block;
import java.util.Optional;

/// Where the contents are now of files that a process had mapped.
public interface MappedContents {
  /// {@return what the file has; empty if it is not there or cannot be read}
  ///
  /// @param path as the core has it
  Optional<Block> of(String path);

  /// {@return nothing: memory is what the core itself has}
  static MappedContents none() {
    return _ -> Optional.empty();
  }
}
