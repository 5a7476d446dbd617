package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where a program is that is named on a command line.
final class ProgramPath {
  /// The most bytes of a path with its NUL; linux/limits.h.
  static final int PATH_MAX = 4096;

  private ProgramPath() {}

  /// {@return the file to execute: the name itself if it has a slash, else the first file of that
  /// name in the directories of `path` that somebody may execute}
  static Optional<ByteString> find(ByteString name, ByteString path) {
    if (contains(name, '/')) {
      return exists(name) ? Optional.of(name) : Optional.empty();
    }
    var start = 0;
    for (var i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.at(i) == ':') {
        var candidate = join(path.slice(start, i), name);
        if (isProgram(candidate)) {
          return Optional.of(candidate);
        }
        start = i + 1;
      }
    }
    return Optional.empty();
  }

  private static boolean contains(ByteString text, char wanted) {
    for (var i = 0; i < text.length(); i++) {
      if (text.at(i) == wanted) {
        return true;
      }
    }
    return false;
  }

  private static ByteString join(ByteString directory, ByteString name) {
    if (directory.length() == 0) {
      return name;
    }
    var slash = directory.at(directory.length() - 1) == '/' ? 0 : 1;
    var all = new byte[directory.length() + slash + name.length()];
    System.arraycopy(directory.toArray(), 0, all, 0, directory.length());
    if (slash == 1) {
      all[directory.length()] = '/';
    }
    System.arraycopy(name.toArray(), 0, all, directory.length() + slash, name.length());
    return ByteString.of(all);
  }

  private static boolean exists(ByteString path) {
    try {
      return Files.exists(Path.of(path.toString()));
    } catch (InvalidPathException unknown) {
      return true;
    }
  }

  private static boolean isProgram(ByteString path) {
    try {
      var file = Path.of(path.toString());
      return Files.isRegularFile(file) && Files.isExecutable(file);
    } catch (InvalidPathException unknown) {
      return false;
    }
  }
}
