package dev.spoor.objects.separate;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ObjectFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Directories where packages of debug information put theirs, as gdb looks for them: by build-id
/// as `.build-id/ab/cdef.debug`, by name beside the object, in its `.debug`, and under the same
/// directories as the object's.
///
/// @param roots where to look, in order
/// @param sysroot what the object's own paths are relative to: `/`, or `/proc/PID/root` of a
///   process in another mount namespace
public record DebugDirectories(List<Path> roots, Path sysroot) {
  private static final Path ROOT = Path.of("/");

  /// Two digits are a directory.
  private static final int LEAST_BUILD_ID_BYTES = 2;

  /// Copies the list.
  public DebugDirectories {
    roots = List.copyOf(roots);
  }

  /// {@return `/usr/lib/debug`}
  public static DebugDirectories usual() {
    return under(ROOT);
  }

  /// {@return `/usr/lib/debug` as it is seen from `sysroot`}
  public static DebugDirectories under(Path sysroot) {
    return new DebugDirectories(List.of(sysroot.resolve("usr/lib/debug")), sysroot);
  }

  /// Looks for the debug information of `object`.
  ///
  /// @param path where it was opened
  public Search debugFileOf(ObjectFile object, Path path) {
    var candidates = new Candidates();
    try {
      var found = byBuildId(object.buildId(), candidates);
      return candidates.result(found.isPresent() ? found : byLink(object, path, candidates));
    } catch (MalformedObjectException damaged) {
      candidates.reject(path.toString(), String.valueOf(damaged.getMessage()));
      return candidates.result(Optional.empty());
    }
  }

  private Optional<SeparateFile> byBuildId(Optional<ByteString> buildId, Candidates candidates) {
    if (buildId.isEmpty() || buildId.get().length() < LEAST_BUILD_ID_BYTES) {
      return Optional.empty();
    }
    var digits = HexFormat.of().formatHex(buildId.get().toArray());
    for (var root : roots) {
      var path = root.resolve(".build-id", digits.substring(0, 2), digits.substring(2) + ".debug");
      var found = candidates.withBuildId(path, buildId.get());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<SeparateFile> byLink(ObjectFile object, Path path, Candidates candidates) {
    var link = DebugLink.of(object);
    if (link.isEmpty()) {
      return Optional.empty();
    }
    try {
      for (var place : places(path, link.get().fileName())) {
        if (!place.equals(path)) {
          var found = candidates.linked(place, object, link.get());
          if (found.isPresent()) {
            return found;
          }
        }
      }
    } catch (InvalidPathException notInThisCharset) {
      candidates.reject(link.get().fileName(), "no name of a file here");
    }
    return Optional.empty();
  }

  private List<Path> places(Path path, String name) {
    var directory = directoryOf(path);
    var places = new ArrayList<Path>();
    places.add(directory.resolve(name));
    places.add(directory.resolve(".debug", name));
    var inside = directory.startsWith(sysroot) ? sysroot.relativize(directory) : directory;
    for (var root : roots) {
      // Of an absolute path what is behind its root.
      places.add(root.resolve(ROOT.resolve(inside).normalize().toString().substring(1), name));
    }
    return places;
  }

  /// Links are followed in our own file system alone: `/proc/PID/root` itself is one, and leads out
  /// of the other.
  private Path directoryOf(Path path) {
    var absolute = path.toAbsolutePath().normalize();
    if (sysroot.equals(ROOT)) {
      try {
        absolute = absolute.toRealPath();
      } catch (IOException gone) {
        // By the name it had.
      }
    }
    var parent = absolute.getParent();
    return parent == null ? ROOT : parent;
  }

  /// Looks for what `file` has in common with others.
  ///
  /// @param file with debug information
  /// @param path where it was opened
  public Search alternateOf(ObjectFile file, Path path) {
    var candidates = new Candidates();
    try {
      var link = AlternateLink.of(file);
      var found = link.flatMap(alternate -> alternate(alternate, path, candidates));
      return candidates.result(found);
    } catch (MalformedObjectException damaged) {
      candidates.reject(path.toString(), String.valueOf(damaged.getMessage()));
      return candidates.result(Optional.empty());
    }
  }

  private Optional<SeparateFile> alternate(AlternateLink link, Path path, Candidates candidates) {
    try {
      var named =
          link.fileName().startsWith("/")
              ? sysroot.resolve(link.fileName().substring(1))
              : directoryOf(path).resolve(link.fileName()).normalize();
      var found = candidates.withBuildId(named, link.buildId());
      if (found.isPresent()) {
        return found;
      }
    } catch (InvalidPathException notInThisCharset) {
      candidates.reject(link.fileName(), "no name of a file here");
    }
    return byBuildId(Optional.of(link.buildId()), candidates);
  }
}
