package dev.spoor.repl.debuggee;

import dev.spoor.debugger.DebugSetup;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.objects.separate.Debuginfod;
import java.nio.file.Path;
import java.util.Optional;

/// Where debugging information is looked for: in the usual directories, and on the servers that the
/// user's environment names as debuginfod(7) has it.
record DebugSearch(DebugFiles files, Optional<Debuginfod> servers) implements DebugSetup.Search {
  /// {@return a search by what the user's environment says}
  static DebugSearch in(DebugDirectories directories, Surroundings surroundings) {
    var urls = Debuginfod.servers(surroundings.variable("DEBUGINFOD_URLS"));
    var servers =
        urls.isEmpty()
            ? Optional.<Debuginfod>empty()
            : cache(surroundings)
                .map(cache -> new Debuginfod(urls, cache, Debuginfod.Limits.usual()));
    return new DebugSearch(new DebugFiles(directories, servers), servers);
  }

  private static Optional<Path> cache(Surroundings surroundings) {
    var own = surroundings.variable("DEBUGINFOD_CACHE_PATH");
    if (!own.isEmpty()) {
      return Optional.of(Path.of(own));
    }
    var caches = surroundings.variable("XDG_CACHE_HOME");
    var home = surroundings.variable("HOME");
    if (caches.isEmpty() && home.isEmpty()) {
      return Optional.empty();
    }
    var all = caches.isEmpty() ? Path.of(home, ".cache") : Path.of(caches);
    return Optional.of(all.resolve("debuginfod_client"));
  }

  @Override
  public void close() {
    servers.ifPresent(Debuginfod::close);
  }
}
