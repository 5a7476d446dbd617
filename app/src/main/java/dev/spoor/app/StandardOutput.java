package dev.spoor.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a command's result goes; remembers why it could not be written, of which a [PrintStream]
/// knows only that.
final class StandardOutput extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  /// As a shell reports a program that SIGPIPE killed; a JVM is never killed by it.
  private static final int NOBODY_READS = 128 + 13;

  private static final int FAILED = 1;

  private final OutputStream stream;
  private final PrintStream printer =
      new PrintStream(new BufferedOutputStream(this, BUFFER_BYTES), false, StandardCharsets.UTF_8);
  private Optional<IOException> failure = Optional.empty();

  /// @param stream the descriptor, not buffered
  StandardOutput(OutputStream stream) {
    this.stream = stream;
  }

  /// {@return what commands print to; buffered}
  PrintStream printer() {
    return printer;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream.write(bytes, offset, length);
    } catch (IOException refused) {
      failure = failure.or(() -> Optional.of(refused));
      throw refused;
    }
  }

  /// Writes what is buffered, and says why if something could not be written.
  ///
  /// That nobody reads any more, as with `| head`, is no news to the user.
  ///
  /// @param status the command's
  /// @return the status to exit with: the command's, if all is written
  int finish(int status, PrintStream diagnostics) {
    if (!printer.checkError()) {
      return status;
    }
    var reason = failure.map(IOException::getMessage).orElse("it is closed");
    if (reason.equals("Broken pipe")) {
      return NOBODY_READS;
    }
    diagnostics.println("spoor: cannot write to standard output: " + reason);
    return status == 0 ? FAILED : status;
  }
}
