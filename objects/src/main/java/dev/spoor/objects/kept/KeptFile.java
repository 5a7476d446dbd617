package dev.spoor.objects.kept;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Block;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What is kept of one file. It owns what it has mapped and must be closed; what it read is valid
/// until then. May be used by several threads.
public final class KeptFile implements AutoCloseable {
  private final Optional<KeptFiles> all;
  private final Path path;
  private final ByteString buildId;
  private final ConcurrentLinkedQueue<Arena> mappings = new ConcurrentLinkedQueue<>();

  KeptFile(KeptFiles all, Path path, ByteString buildId) {
    this.all = Optional.of(all);
    this.path = path;
    this.buildId = buildId;
  }

  private KeptFile() {
    this.all = Optional.empty();
    this.path = Path.of("");
    this.buildId = ByteString.of("");
  }

  /// {@return one that has nothing and keeps nothing}
  public static KeptFile nothing() {
    return new KeptFile();
  }

  /// {@return whether it has nothing and keeps nothing}
  public boolean isNothing() {
    return all.isEmpty();
  }

  /// {@return what is kept, mapped; nothing, if there is none, or one of another fingerprint, build
  /// or format, or a damaged one}
  ///
  /// @param fingerprint of what it was made from, beside the build-id
  public Optional<Block> read(long fingerprint) {
    if (all.isEmpty() || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    var arena = Arena.ofShared();
    var found = Optional.<Block>empty();
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      found = KeptHeader.content(path.toString(), bytes, buildId, fingerprint);
    } catch (IOException unreadable) {
      // As if there were none.
    } finally {
      if (found.isEmpty()) {
        arena.close();
      }
    }
    if (found.isPresent()) {
      mappings.add(arena);
      noteUse();
    }
    return found;
  }

  private void noteUse() {
    try {
      Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
    } catch (IOException notOurs) {
      // It goes earlier than it should.
    }
  }

  /// Keeps `content` in place of what was kept. Where that cannot be, nothing is.
  ///
  /// @param fingerprint of what it was made from, beside the build-id
  public void write(long fingerprint, Block content) {
    var bytes = content.sizeBytes() + KeptHeader.BYTES;
    if (all.isEmpty() || bytes > all.get().mostBytes()) {
      return;
    }
    try {
      var directory = path.toAbsolutePath().getParent();
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var fresh = Files.createTempFile(directory, "", ".index-part");
      try {
        write(fresh, fingerprint, content);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        all.get().makeRoom();
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException | UnsupportedOperationException unwritable) {
      // It is made again next time.
    }
  }

  private void write(Path file, long fingerprint, Block content) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var header = KeptHeader.of(content, buildId, fingerprint);
      while (header.hasRemaining()) {
        channel.write(header);
      }
      var bytes = content.segment().asByteBuffer();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  @Override
  public void close() {
    for (var arena = mappings.poll(); arena != null; arena = mappings.poll()) {
      arena.close();
    }
  }
}
