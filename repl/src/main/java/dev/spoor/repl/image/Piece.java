package dev.spoor.repl.image;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Bytes that belong next to each other.
public final class Piece {
  private final long at;
  private final byte[] bytes;

  /// @param at the address of the first, unsigned
  /// @param bytes at least one, which are not copied
  public Piece(long at, byte[] bytes) {
    this.at = at;
    this.bytes = bytes;
  }

  /// {@return the address of the first byte, unsigned}
  public long at() {
    return at;
  }

  /// {@return the bytes, not a copy}
  public byte[] bytes() {
    return bytes;
  }

  /// {@return the address behind the last byte}
  public long end() {
    return at + bytes.length;
  }

  /// Puts records together that follow each other.
  static final class Gathering {
    private final List<Piece> pieces = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long start;

    void add(long at, byte[] more) {
      if (at != start + bytes.size()) {
        close();
        start = at;
      }
      bytes.writeBytes(more);
    }

    private void close() {
      if (bytes.size() > 0) {
        pieces.add(new Piece(start, bytes.toByteArray()));
        bytes.reset();
      }
    }

    List<Piece> all() {
      close();
      return List.copyOf(pieces);
    }
  }
}
