package dev.spoor.syscalls.value;

import dev.spoor.machine.ByteString;

/// What a descriptor refers to.
///
/// @param path as the kernel names it; empty if something better is known, or nothing
/// @param detail what is known besides, `<char 1:3>`, or instead, `TCP:[127.0.0.1:80]`: printable
///   ASCII; may be empty
/// @param deleted whether nothing has that path any more
public record Referent(ByteString path, String detail, boolean deleted) {
  /// Nothing is known.
  public static final Referent UNKNOWN = new Referent(ByteString.EMPTY, "", false);

  /// {@return what has this path}
  public static Referent of(ByteString path) {
    return path.length() == 0 ? UNKNOWN : new Referent(path, "", false);
  }

  /// {@return whether anything is known}
  public boolean isKnown() {
    return !detail.isEmpty() || path.length() > 0;
  }
}
