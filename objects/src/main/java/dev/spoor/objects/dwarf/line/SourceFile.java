package dev.spoor.objects.dwarf.line;

import dev.spoor.machine.ByteString;
import java.util.Optional;

/// A source file as a line program names it.
///
/// @param path with its directory, and with that in which the compiler ran before it if it is
///   relative; `.` and `..` are kept, since a link may precede them
/// @param modificationTime as the producer has it, 0 if it does not say
/// @param sizeBytes 0 if the producer does not say
/// @param md5 the checksum of its contents
public record SourceFile(
    String path, long modificationTime, long sizeBytes, Optional<ByteString> md5) {
  /// {@return whether `asked` is this path, or ends it after a slash}
  public boolean isNamed(String asked) {
    return path.endsWith(asked)
        && (path.length() == asked.length()
            || asked.startsWith("/")
            || path.charAt(path.length() - asked.length() - 1) == '/');
  }
}
