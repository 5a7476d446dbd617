package dev.spoor.trace.options;

import dev.spoor.machine.ByteString;
import java.util.List;
import java.util.Optional;

/// Which calls are shown by what they access: one of the paths, or one of the descriptors.
///
/// @param paths of `-P`, as they were given
/// @param descriptors of `--trace-fds`, if that was given
public record AccessSelection(List<ByteString> paths, Optional<DescriptorSelection> descriptors) {
  /// Every call.
  public static final AccessSelection ALL = new AccessSelection(List.of(), Optional.empty());

  /// Copies the list.
  public AccessSelection {
    paths = List.copyOf(paths);
  }

  /// {@return whether every call is shown}
  public boolean isAll() {
    return paths.isEmpty() && descriptors.isEmpty();
  }
}
