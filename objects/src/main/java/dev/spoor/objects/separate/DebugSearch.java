package dev.spoor.objects.separate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where debugging information is looked for: in the usual directories, and on the servers that the
/// user's environment names as debuginfod(7) has it.
///
/// It owns the connections to the servers and must be closed.
///
/// @param files where to look
/// @param servers those among it that are asked through the network
public record DebugSearch(DebugFiles files, Optional<Debuginfod> servers) implements AutoCloseable {
  private static final String URLS = "DEBUGINFOD_URLS";
  private static final String CACHE = "DEBUGINFOD_CACHE_PATH";

  /// {@return a search in directories alone, which keeps nothing}
  public static DebugSearch in(DebugDirectories directories) {
    return new DebugSearch(DebugFiles.in(directories), Optional.empty());
  }

  /// {@return a search by what `environment` says; what is computed on the way is kept where it
  /// says, too}
  ///
  /// @param environment the value of a variable; empty if it is not set
  public static DebugSearch in(DebugDirectories directories, UnaryOperator<String> environment) {
    var urls = Debuginfod.servers(environment.apply(URLS));
    var servers =
        urls.isEmpty()
            ? Optional.<Debuginfod>empty()
            : cache(environment)
                .map(cache -> new Debuginfod(urls, cache, Debuginfod.Limits.usual()));
    var kept = IndexCache.in(environment);
    return new DebugSearch(new DebugFiles(directories, servers, kept), servers);
  }

  /// As the client of elfutils has it, so that what it has fetched is found. Where there is no home
  /// directory either, nothing can be kept, and nothing is asked for.
  private static Optional<Path> cache(UnaryOperator<String> environment) {
    var own = environment.apply(CACHE);
    if (!own.isEmpty()) {
      return Optional.of(Path.of(own));
    }
    return caches(environment).map(all -> all.resolve("debuginfod_client"));
  }

  /// {@return where a user's programs keep what can be made again}
  static Optional<Path> caches(UnaryOperator<String> environment) {
    var caches = environment.apply("XDG_CACHE_HOME");
    var home = environment.apply("HOME");
    if (caches.isEmpty() && home.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(caches.isEmpty() ? Path.of(home, ".cache") : Path.of(caches));
  }

  @Override
  public void close() {
    servers.ifPresent(Debuginfod::close);
  }
}
