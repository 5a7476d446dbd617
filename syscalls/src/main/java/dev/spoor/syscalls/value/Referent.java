package dev.spoor.syscalls.value;

import dev.spoor.machine.ByteString;

/// What a descriptor refers to.
///
/// @param path as the kernel names it; empty if something better is known, or nothing
/// @param detail what is known besides, `<char 1:3>`, or instead, `TCP:[127.0.0.1:80]`: printable
///   ASCII; may be empty
/// @param deleted whether nothing has that path any more
/// @param context its SELinux context; empty if not known or not wanted
public record Referent(ByteString path, String detail, boolean deleted, ByteString context) {
  /// Nothing is known.
  public static final Referent UNKNOWN = new Referent(ByteString.EMPTY, "", false);

  /// Without a context.
  public Referent(ByteString path, String detail, boolean deleted) {
    this(path, detail, deleted, ByteString.EMPTY);
  }

  /// {@return what has this path}
  public static Referent of(ByteString path) {
    return path.length() == 0 ? UNKNOWN : new Referent(path, "", false);
  }

  /// {@return the same with a context}
  public Referent in(ByteString context) {
    return context.length() == 0 ? this : new Referent(path, detail, deleted, context);
  }

  /// {@return whether it has a name or what stands for one}
  public boolean isNamed() {
    return !detail.isEmpty() || path.length() > 0;
  }

  /// {@return whether anything is known}
  public boolean isKnown() {
    return isNamed() || context.length() > 0;
  }
}
