package dev.spoor.trace;

import dev.spoor.trace.options.Rotation;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// An output file that, when it is full and at the end of a call's lines, is renamed to `FILE.1`,
/// what had that name to `FILE.2` and so on, and begun anew. What would get a number that is too
/// high is gone.
///
/// Renaming is atomic: whoever opens one of the names finds a whole file. A name given as a
/// symbolic link goes on leading to the newest.
final class RotatingFile extends OutputStream {
  private final Rotation rotation;
  private final Path path;
  private FileOutputStream stream;
  private long bytes;
  private boolean isAtLineStart;

  private RotatingFile(Rotation rotation, Path path, FileOutputStream stream, long bytes) {
    this.rotation = rotation;
    this.path = path;
    this.stream = stream;
    this.bytes = bytes;
    // How the last line of a file ends that is added to nobody has looked.
    this.isAtLineStart = bytes == 0;
  }

  /// {@return the file, which is made, or emptied unless it is added to}
  ///
  /// @throws IOException if it cannot be opened, or is none that can be renamed: a pipe, a device
  static RotatingFile open(String name, boolean append, Rotation rotation) throws IOException {
    var file = new File(name);
    if (file.exists() && !file.isFile()) {
      throw new IOException("Not a regular file, which --rotate-size needs");
    }
    var stream = new FileOutputStream(file, append);
    try {
      var path = file.toPath().toRealPath();
      return new RotatingFile(rotation, path, stream, Files.size(path));
    } catch (IOException failed) {
      stream.close();
      throw failed;
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    var from = offset;
    var end = offset + length;
    while (from < end) {
      if (isAtLineStart && bytes >= rotation.sizeBytes() && !goesOn(buffer, from, end)) {
        rotate();
      }
      var until = endOfPart(buffer, from, end);
      stream.write(buffer, from, until - from);
      bytes += until - from;
      isAtLineStart = buffer[until - 1] == '\n';
      from = until;
    }
  }

  /// {@return whether what comes belongs to the line before: a stack, or data} It does also if that
  /// cannot be told yet; the file is then ended a line later.
  private static boolean goesOn(byte[] buffer, int from, int end) {
    return buffer[from] == ' ' && (from + 1 == end || ">|*=".indexOf(buffer[from + 1]) >= 0);
  }

  /// {@return up to where this file is written: the end of the line that fills it, or of the bytes}
  private int endOfPart(byte[] buffer, int from, int end) {
    var room = rotation.sizeBytes() - bytes;
    if (room > end - from) {
      return end;
    }
    // The byte that fills it may end its line.
    for (var i = from + (int) Math.max(0, room - 1); i < end; i++) {
      if (buffer[i] == '\n') {
        return i + 1;
      }
    }
    return end;
  }

  private void rotate() throws IOException {
    stream.close();
    for (var number = rotation.keep(); number > 1; number--) {
      if (Files.exists(part(number - 1))) {
        rename(part(number - 1), part(number));
      }
    }
    rename(path, part(1));
    stream = new FileOutputStream(path.toFile());
    bytes = 0;
  }

  private Path part(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  private static void rename(Path from, Path to) throws IOException {
    try {
      var _ = Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException refused) {
      var reason = refused.getReason();
      throw new IOException(
          "rename to " + to + ": " + (reason == null ? "refused" : reason), refused);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
