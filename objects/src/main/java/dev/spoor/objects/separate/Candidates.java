package dev.spoor.objects.separate;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.separate.SeparateFile.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at files one after the other until one belongs to what is wanted. Used once, by one
/// thread.
final class Candidates {
  private final List<Search.Rejected> rejected = new ArrayList<>();

  /// {@return the file at `path`, if there is one and it has this build-id}
  Optional<SeparateFile> withBuildId(Path path, ByteString buildId) {
    return open(path, file -> byBuildId(file, buildId));
  }

  private static Optional<Evidence> byBuildId(ObjectFile file, ByteString buildId) {
    return file.buildId().filter(buildId::equals).map(_ -> Evidence.BUILD_ID);
  }

  /// {@return the file at `path`, if there is one and it is what `link` of `object` means}
  Optional<SeparateFile> linked(Path path, ObjectFile object, DebugLink link) {
    return open(
        path,
        file -> {
          var wanted = object.buildId();
          // Tools that change a debug file keep its build-id; reading all of it is what is slow.
          if (wanted.isPresent() && file.buildId().isPresent()) {
            return byBuildId(file, wanted.get());
          }
          return link.isOf(file) ? Optional.of(Evidence.CHECKSUM) : Optional.empty();
        });
  }

  private interface Check {
    Optional<Evidence> of(ObjectFile file);
  }

  private Optional<SeparateFile> open(Path path, Check check) {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      var file = ObjectFile.open(path);
      var evidence = Optional.<Evidence>empty();
      try {
        evidence = check.of(file);
      } finally {
        if (evidence.isEmpty()) {
          file.close();
        }
      }
      if (evidence.isEmpty()) {
        reject(path.toString(), "it belongs to another build");
      }
      return evidence.map(known -> new SeparateFile(file, path, known));
    } catch (IOException | MalformedObjectException unusable) {
      reject(path.toString(), String.valueOf(unusable.getMessage()));
      return Optional.empty();
    }
  }

  void reject(String place, String why) {
    rejected.add(new Search.Rejected(place, why));
  }

  Search result(Optional<SeparateFile> found) {
    return new Search(found, rejected);
  }
}
