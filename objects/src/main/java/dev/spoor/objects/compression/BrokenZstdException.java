package dev.spoor.objects.compression;

/// A block is none; [Zstd] knows where it is.
final class BrokenZstdException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;

  BrokenZstdException(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  String what() {
    return what;
  }
}
