package dev.spoor.objects.separate;

import java.util.List;
import java.util.Optional;

/// What came of looking for a file.
///
/// @param found the file, which whoever asked closes
/// @param rejected what is there and could not be used, in the order in which it was looked at
public record Search(Optional<SeparateFile> found, List<Rejected> rejected) {
  /// Copies the list.
  public Search {
    rejected = List.copyOf(rejected);
  }

  /// A file or a server that did not serve.
  ///
  /// @param place its path or address
  /// @param why in words
  public record Rejected(String place, String why) {}
}
