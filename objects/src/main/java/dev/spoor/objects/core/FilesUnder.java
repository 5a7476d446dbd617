package dev.spoor.objects.core;

import dev.spoor.objects.bytes.Block;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Files by their names below a directory, mapped as long as `arena` lives.
record FilesUnder(Path sysroot, ByteOrder order, Arena arena) implements MappedContents {
  @Override
  public Optional<Block> of(String path) {
    try {
      var found = sysroot.resolve(path.startsWith("/") ? path.substring(1) : path);
      // A core may name a pipe, which would wait for a writer.
      if (!Files.isRegularFile(found)) {
        return Optional.empty();
      }
      try (var channel = FileChannel.open(found, StandardOpenOption.READ)) {
        var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        return Optional.of(Block.of(found.toString(), bytes, order));
      }
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
