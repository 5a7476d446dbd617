package dev.spoor.objects.bytes;

/// A file is not what it claims to be. The message has the file, the place and what is wrong there.
public final class MalformedObjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long offset;

  /// @param file the file's name
  /// @param offset the place in it, in bytes
  /// @param what is wrong there, in words
  public MalformedObjectException(String file, long offset, String what) {
    super(file + ": at offset 0x" + Long.toHexString(offset) + ": " + what);
    this.file = file;
    this.offset = offset;
  }

  /// {@return the file's name}
  public String file() {
    return file;
  }

  /// {@return the place in the file, in bytes, unsigned}
  public long offset() {
    return offset;
  }
}
