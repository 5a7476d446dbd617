package dev.spoor.live.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// ELF files that are on the machine: some of each kind, in a long run all of them.
final class SystemObjects {
  private static final boolean ALL = "long".equals(System.getProperty("spoor.stress"));

  private static final int FILES_OF_A_DIRECTORY = ALL ? Integer.MAX_VALUE : 24;

  private static final String DEBUG_FILES = "/usr/lib/debug/.build-id";

  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

  private SystemObjects() {}

  /// {@return some programs, libraries, relocatable objects and files of debug information}
  static Stream<Path> some() {
    if (ALL) {
      return Stream.of("/usr/bin", "/usr/lib", "/usr/lib32")
          .flatMap(directory -> some(directory, "").stream());
    }
    return Stream.of(
            some("/usr/bin", ""),
            some("/usr/lib/x86_64-linux-gnu", ".so"),
            some("/usr/lib32", ".so"),
            some("/usr/lib/x86_64-linux-gnu", ".o"),
            some("/usr/lib32", ".o"),
            some(DEBUG_FILES, ".debug"))
        .flatMap(List::stream);
  }

  /// {@return some files of debug information}
  static List<Path> withDebugInformation() {
    return some(DEBUG_FILES, ".debug");
  }

  /// Every so many of a directory's objects, by name.
  private static List<Path> some(String directory, String ending) {
    if (!Files.isDirectory(Path.of(directory))) {
      return List.of();
    }
    try (var entries = Files.walk(Path.of(directory), ALL || ending.equals(".debug") ? 64 : 1)) {
      var all = entries.filter(path -> isObject(path, ending)).sorted().toList();
      var step = Math.max(1, all.size() / FILES_OF_A_DIRECTORY);
      return Stream.iterate(0, i -> i < all.size(), i -> i + step).map(all::get).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isObject(Path path, String ending) {
    if (!path.getFileName().toString().contains(ending)
        || !Files.isRegularFile(path)
        || (ALL && Files.isSymbolicLink(path))) {
      return false;
    }
    try (var in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException unreadable) {
      return false;
    }
  }
}
