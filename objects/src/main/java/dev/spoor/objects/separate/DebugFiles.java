package dev.spoor.objects.separate;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.kept.KeptFiles;
import java.nio.file.Path;
import java.util.Optional;

/// Everywhere that debug information may be: directories first, then servers.
///
/// @param servers where the network may be asked
/// @param kept where what was computed of it is kept from run to run
public record DebugFiles(
    DebugDirectories directories, Optional<Debuginfod> servers, KeptFiles kept) {
  /// Keeps nothing.
  public DebugFiles(DebugDirectories directories, Optional<Debuginfod> servers) {
    this(directories, servers, KeptFiles.none());
  }

  /// {@return what is in `directories` alone}
  public static DebugFiles in(DebugDirectories directories) {
    return new DebugFiles(directories, Optional.empty());
  }

  /// Looks for the debug information of `object`.
  ///
  /// @param path where it was opened
  public Search debugFileOf(ObjectFile object, Path path) {
    var local = directories.debugFileOf(object, path);
    return local.found().isPresent() ? local : asked(local, buildId(object));
  }

  /// Looks for what `file`, which has debug information, has in common with others.
  ///
  /// @param path where it was opened
  public Search alternateOf(ObjectFile file, Path path) {
    var local = directories.alternateOf(file, path);
    return local.found().isPresent() ? local : asked(local, alternate(file));
  }

  private static Optional<ByteString> buildId(ObjectFile object) {
    try {
      return object.buildId();
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<ByteString> alternate(ObjectFile file) {
    try {
      return AlternateLink.of(file).map(AlternateLink::buildId);
    } catch (MalformedObjectException damaged) {
      return Optional.empty();
    }
  }

  private Search asked(Search local, Optional<ByteString> buildId) {
    if (servers.isEmpty() || buildId.isEmpty()) {
      return local;
    }
    var fetched = servers.get().debugInformation(buildId.get());
    var candidates = new Candidates();
    local.rejected().forEach(each -> candidates.reject(each.place(), each.why()));
    fetched.rejected().forEach(each -> candidates.reject(each.place(), each.why()));
    return candidates.result(
        fetched.file().flatMap(path -> candidates.withBuildId(path, buildId.get())));
  }
}
