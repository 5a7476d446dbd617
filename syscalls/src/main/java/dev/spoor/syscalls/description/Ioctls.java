package dev.spoor.syscalls.description;

import dev.spoor.machine.linux.Abi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The names of one ABI's ioctl commands: lines `hex NAME NAME...`, searched as text because few
/// are ever needed.
final class Ioctls {
  private final String text;

  private Ioctls(String text) {
    this.text = text;
  }

  static Ioctls open(Abi abi) {
    var name =
        switch (abi) {
          case X86_64, AARCH64 -> "ioctls-64.txt";
          case I386 -> "ioctls-i386.txt";
          case X32 -> "ioctls-x32.txt";
        };
    try (var in = Ioctls.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("this build has no " + name);
      }
      return new Ioctls(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  /// {@return the names of `command`, none if it has none}
  List<String> names(int command) {
    var key = "\n" + Integer.toHexString(command) + " ";
    var at = text.indexOf(key);
    if (at < 0) {
      return List.of();
    }
    var start = at + key.length();
    return List.of(text.substring(start, text.indexOf('\n', start)).split(" ", -1));
  }

  /// {@return the command called `name`}
  Optional<Integer> command(String name) {
    // Behind the first line, which says what the others have.
    var at = text.indexOf(" " + name, text.indexOf('\n'));
    while (at >= 0) {
      var end = at + 1 + name.length();
      if (end == text.length() || text.charAt(end) == ' ' || text.charAt(end) == '\n') {
        var start = text.lastIndexOf('\n', at) + 1;
        return Optional.of(Integer.parseUnsignedInt(text, start, text.indexOf(' ', start), 16));
      }
      at = text.indexOf(" " + name, end);
    }
    return Optional.empty();
  }
}
