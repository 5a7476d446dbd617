package dev.spoor.objects.kept;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ObjectFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A directory with what is kept of files. Several processes may use it at once, and anything in it
/// may be removed at any time.
public final class KeptFiles {
  /// Files of this kind alone are ever removed; the second is one that is being written.
  private static final Pattern OURS =
      Pattern.compile("[0-9a-f]{2,128}\\.(index|debug_[a-z]{1,16})|[^/]*\\.index-part");

  private static final Pattern SECTION = Pattern.compile("\\.debug_[a-z]{1,16}");
  private static final String INDEX = ".index";

  private static final int LEAST_BUILD_ID_BYTES = 2;
  private static final int MOST_BUILD_ID_BYTES = 64;

  private final Optional<Path> directory;
  private final long mostBytes;

  private KeptFiles(Optional<Path> directory, long mostBytes) {
    this.directory = directory;
    this.mostBytes = mostBytes;
  }

  /// {@return where nothing is kept}
  public static KeptFiles none() {
    return new KeptFiles(Optional.empty(), 0);
  }

  /// {@return what is kept in a directory}
  ///
  /// @param directory made when there is something to keep
  /// @param mostBytes of all files together; those that were not used for longest go
  public static KeptFiles in(Path directory, long mostBytes) {
    return new KeptFiles(Optional.of(directory), mostBytes);
  }

  /// {@return the directory, if anything is kept}
  public Optional<Path> directory() {
    return directory;
  }

  /// {@return how many bytes all files may have together}
  public long mostBytes() {
    return mostBytes;
  }

  /// {@return what is kept of `object`; nothing ever, if it has no build-id}
  public KeptFile of(ObjectFile object) {
    return named(object, INDEX);
  }

  /// {@return what is kept of a section of `object`; nothing ever, if it has no build-id}
  ///
  /// @param section such as `.debug_info`
  public KeptFile of(ObjectFile object, String section) {
    return SECTION.matcher(section).matches() ? named(object, section) : KeptFile.nothing();
  }

  private KeptFile named(ObjectFile object, String suffix) {
    try {
      return object.buildId().map(id -> named(id, suffix)).orElseGet(KeptFile::nothing);
    } catch (MalformedObjectException damaged) {
      return KeptFile.nothing();
    }
  }

  /// {@return what is kept of the file with a build-id; nothing ever, if that is no length for one}
  public KeptFile of(ByteString buildId) {
    return named(buildId, INDEX);
  }

  private KeptFile named(ByteString buildId, String suffix) {
    return directory
        .filter(_ ->
            buildId.length() >= LEAST_BUILD_ID_BYTES && buildId.length() <= MOST_BUILD_ID_BYTES)
        .map(place -> new KeptFile(this, path(place, buildId, suffix), buildId))
        .orElseGet(KeptFile::nothing);
  }

  private static Path path(Path directory, ByteString buildId, String suffix) {
    return directory.resolve(HexFormat.of().formatHex(buildId.toArray()) + suffix);
  }

  /// One of the files.
  ///
  /// @param path where it is
  /// @param sizeBytes of it
  /// @param used when it was used last
  public record Entry(Path path, long sizeBytes, FileTime used) {}

  /// {@return what there is, the one that was used last first; nothing if the directory cannot be
  /// read}
  public List<Entry> entries() {
    if (directory.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Entry>();
    try (var paths = Files.newDirectoryStream(directory.get(), KeptFiles::isOurs)) {
      for (var path : paths) {
        entry(path).ifPresent(found::add);
      }
    } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException none) {
      // As much as could be read.
    }
    found.sort(Comparator.comparing(Entry::used).reversed());
    return List.copyOf(found);
  }

  private static boolean isOurs(Path path) {
    return OURS.matcher(path.getFileName().toString()).matches();
  }

  private static Optional<Entry> entry(Path path) {
    try {
      var attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? Optional.of(new Entry(path, attributes.size(), attributes.lastModifiedTime()))
          : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// Removes all.
  ///
  /// @return what is left
  public List<Entry> clear() {
    entries().forEach(KeptFiles::remove);
    return entries();
  }

  private static void remove(Entry entry) {
    try {
      Files.deleteIfExists(entry.path());
    } catch (IOException notOurs) {
      // It stays, and the next to look may have the right.
    }
  }

  /// Removes those that were used longest ago, until the others fit.
  void makeRoom() {
    var left = mostBytes;
    for (var entry : entries()) {
      left -= entry.sizeBytes();
      if (left < 0) {
        remove(entry);
      }
    }
  }
}
