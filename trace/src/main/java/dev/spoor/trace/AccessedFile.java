package dev.spoor.trace;

import dev.spoor.engine.TaskFiles;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Value;
import java.util.Optional;

/// What a call is about, as far as statistics tell calls apart by that.
///
/// @param fd the first descriptor among its arguments; negative if there is none
/// @param path the first path among its arguments as it is given, or what the descriptor refers to;
///   empty if there is neither
record AccessedFile(int fd, ByteString path) {
  /// Nothing.
  static final AccessedFile NONE = new AccessedFile(-1, ByteString.EMPTY);

  /// {@return what a call is about}
  ///
  /// @param call as it is at its entry
  /// @param takesPaths whether its strings are names of files
  /// @param files what its task has open, if paths are wanted
  static AccessedFile of(DecodedCall call, boolean takesPaths, Optional<TaskFiles> files) {
    var path = takesPaths ? path(call) : ByteString.EMPTY;
    for (var argument : call.arguments()) {
      var value = argument.value();
      var bare = value instanceof Value.Commented(var inner, var _) ? inner : value;
      if (bare instanceof Value.Fd fd && fd.raw() >= 0) {
        return new AccessedFile(fd.raw(), path.length() > 0 ? path : referent(fd, files));
      }
    }
    return path.length() > 0 ? new AccessedFile(-1, path) : NONE;
  }

  /// An empty path stands for the descriptor beside it (`AT_EMPTY_PATH`).
  private static ByteString path(DecodedCall call) {
    for (var argument : call.arguments()) {
      var value = argument.value();
      var bare = value instanceof Value.Labelled(var inner, var _) ? inner : value;
      if (bare instanceof Value.Text(var bytes, var _)) {
        return bytes;
      }
    }
    return ByteString.EMPTY;
  }

  private static ByteString referent(Value.Fd fd, Optional<TaskFiles> files) {
    var known = fd.referent();
    if (known.path().length() > 0) {
      return known.path();
    }
    if (!known.detail().isEmpty()) {
      return ByteString.of(known.detail());
    }
    return files.isPresent() ? files.get().link(fd.raw()) : ByteString.EMPTY;
  }
}
