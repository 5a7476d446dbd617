package dev.spoor.trace;

import dev.spoor.trace.options.Rotation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the trace goes: one large buffer, written when it is full and, where somebody may be
/// looking, whenever the tracer has nothing else to do.
final class TraceOutput {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int SMALL_BUFFER_BYTES = 1 << 12;

  /// When a watcher must see what has happened.
  enum Pace {
    /// Only the whole matters: a file.
    WHOLE,
    /// Before the tracer waits: a pipe, a terminal of another program.
    QUIET,
    /// Before the program goes on, for what it writes itself goes to the same place.
    CALL
  }

  private final OutputStream stream;
  private final String target;
  private final Pace pace;
  private final byte[] buffer;
  private int used;
  private long writes;
  private OutputCount count = new OutputCount();

  private TraceOutput(OutputStream stream, String target, Pace pace, int bufferBytes) {
    this.stream = stream;
    this.target = target;
    this.pace = pace;
    this.buffer = new byte[bufferBytes];
  }

  /// {@return the output to standard error}
  static TraceOutput toStandardError() {
    var pace = sharesNothing() ? Pace.WHOLE : Pace.CALL;
    return new TraceOutput(
        new FileOutputStream(FileDescriptor.err), "standard error", pace, BUFFER_BYTES);
  }

  /// Whether standard error is a file of its own.
  private static boolean sharesNothing() {
    var error = Path.of("/proc/self/fd/2");
    try {
      return Files.isRegularFile(error) && !Files.isSameFile(error, Path.of("/proc/self/fd/1"));
    } catch (IOException unknown) {
      return false;
    }
  }

  /// {@return the output to a file, which is made, or emptied unless it is added to}
  ///
  /// @throws IOException if it cannot be opened
  static TraceOutput toFile(String path, boolean append) throws IOException {
    return toFile(path, append, BUFFER_BYTES);
  }

  /// {@return the output to a file that is made or emptied or added to, and has older parts}
  ///
  /// @throws IOException if it cannot be opened or not be renamed
  static TraceOutput toFile(String path, boolean append, Rotation rotation) throws IOException {
    return rotating(path, append, rotation, BUFFER_BYTES);
  }

  private static TraceOutput rotating(
      String path, boolean append, Rotation rotation, int bufferBytes) throws IOException {
    var stream = RotatingFile.open(path, append, rotation);
    return new TraceOutput(stream, path, Pace.WHOLE, bufferBytes);
  }

  /// {@return the output to one of many files}
  ///
  /// @param rotation whether each has older parts
  /// @throws OutputFailure if it cannot be opened
  static TraceOutput toOneOfMany(String path, boolean append, Optional<Rotation> rotation) {
    try {
      return rotation.isPresent()
          ? rotating(path, append, rotation.get(), SMALL_BUFFER_BYTES)
          : toFile(path, append, SMALL_BUFFER_BYTES);
    } catch (IOException refused) {
      throw OutputFailure.unopened(path, refused);
    }
  }

  private static TraceOutput toFile(String path, boolean append, int bufferBytes)
      throws IOException {
    var stream = new FileOutputStream(path, append);
    var pace = canBeWatched(Path.of(path)) ? Pace.QUIET : Pace.WHOLE;
    return new TraceOutput(stream, path, pace, bufferBytes);
  }

  /// {@return the output to a command that reads it}
  ///
  /// @param target what it is called in messages
  static TraceOutput toCommand(OutputStream stream, String target) {
    return new TraceOutput(stream, target, Pace.QUIET, BUFFER_BYTES);
  }

  /// {@return this output, but that all is written before the program goes on}
  TraceOutput leavingNothingUnwritten() {
    return new TraceOutput(stream, target, Pace.CALL, buffer.length).countedBy(count);
  }

  private static boolean canBeWatched(Path path) {
    try {
      return !Files.isRegularFile(path) && !Files.isSameFile(path, Path.of("/dev/null"));
    } catch (IOException noSuchDevice) {
      return true;
    }
  }

  /// {@return this output, the bytes of which are counted from now on}
  TraceOutput countedBy(OutputCount bytes) {
    count = bytes;
    return this;
  }

  /// Adds text; characters above 0xff, which none of ours has, become question marks.
  ///
  /// @throws OutputFailure if it had to be written and could not
  void write(CharSequence text) {
    var bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    count.add(bytes.length);
    for (var done = 0; done < bytes.length; ) {
      if (used == buffer.length) {
        flush();
      }
      var count = Math.min(bytes.length - done, buffer.length - used);
      System.arraycopy(bytes, done, buffer, used, count);
      used += count;
      done += count;
    }
  }

  /// The traced program is about to go on.
  void beforeCall() {
    if (pace == Pace.CALL) {
      flush();
    }
  }

  /// The tracer is about to wait.
  void quiet() {
    if (pace != Pace.WHOLE) {
      flush();
    }
  }

  /// {@return how often something was written}
  long writes() {
    return writes;
  }

  /// Writes what is in the buffer.
  ///
  /// @throws OutputFailure if it could not be written; it is dropped then
  void flush() {
    var length = used;
    used = 0;
    if (length > 0) {
      writes++;
      try {
        stream.write(buffer, 0, length);
      } catch (IOException e) {
        throw new OutputFailure(target, e);
      }
    }
  }

  /// Closes the file without a further attempt to write. A command that reads it has then ended.
  void abandon() {
    used = 0;
    try {
      stream.close();
    } catch (IOException failed) {
      // Of a failure before this one the user has been told.
      assert failed.getMessage() != null;
    }
  }

  /// Writes what is in the buffer and closes the file.
  ///
  /// @throws OutputFailure if something could not be written
  void close() {
    try (stream) {
      flush();
    } catch (IOException e) {
      throw new OutputFailure(target, e);
    }
  }
}
