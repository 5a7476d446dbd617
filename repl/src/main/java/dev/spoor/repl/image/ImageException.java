package dev.spoor.repl.image;

/// A file is not what its notation wants, or cannot be written in it; the message says where.
public final class ImageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImageException(String sentence) {
    super(sentence);
  }

  static ImageException at(int line, String what) {
    return new ImageException("line " + line + ": " + what);
  }
}
