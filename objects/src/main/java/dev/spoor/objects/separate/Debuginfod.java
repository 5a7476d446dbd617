package dev.spoor.objects.separate;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.ObjectFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A client of debuginfod servers (debuginfod(8), "WEBAPI"): asks for debug information,
/// executables and sources by build-id, and keeps what it gets in a directory. May be used by
/// several threads; must be closed.
///
/// The cache has a directory a build-id, in it `debuginfo`, `executable` and `source-HASH`; any of
/// it may be removed at any time. A server that did not answer in time is not asked again by the
/// same client.
public final class Debuginfod implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final List<URI> servers;
  private final Path cache;
  private final Limits limits;
  private final AtomicReference<@Nullable HttpClient> client = new AtomicReference<>();
  private final Set<URI> silent = ConcurrentHashMap.newKeySet();
  private final Set<URI> missing = ConcurrentHashMap.newKeySet();

  /// What a file may cost.
  ///
  /// @param connect until a server takes the connection
  /// @param whole until all of a file is there
  /// @param mostBytes a file has at most
  public record Limits(Duration connect, Duration whole, long mostBytes) {
    /// {@return 10 seconds, 5 minutes, 4 GiB}
    public static Limits usual() {
      return new Limits(Duration.ofSeconds(10), Duration.ofMinutes(5), 4L << 30);
    }
  }

  /// What came of asking.
  ///
  /// @param file where it is in the cache
  /// @param rejected the servers that had it not, and why
  public record Fetched(Optional<Path> file, List<Search.Rejected> rejected) {
    /// Copies the list.
    public Fetched {
      rejected = List.copyOf(rejected);
    }
  }

  /// @param servers asked in this order; none: only the cache is looked at
  /// @param cache where files are kept; made when there is something to keep
  public Debuginfod(List<URI> servers, Path cache, Limits limits) {
    this.servers = List.copyOf(servers);
    this.cache = cache;
    this.limits = limits;
  }

  /// {@return the servers that the environment variable `DEBUGINFOD_URLS` names: addresses with
  /// blanks between; what is no http or https address is left out}
  ///
  /// @param variable its value
  public static List<URI> servers(String variable) {
    var found = new ArrayList<URI>();
    for (var word : variable.strip().split("\\s+", -1)) {
      try {
        var uri = new URI(word.endsWith("/") ? word.substring(0, word.length() - 1) : word);
        if (uri.getHost() != null
            && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
          found.add(uri);
        }
      } catch (URISyntaxException noAddress) {
        // As debuginfod's own client does: the others may serve.
      }
    }
    return List.copyOf(found);
  }

  /// Asks for the debug information of the build `buildId`.
  public Fetched debugInformation(ByteString buildId) {
    return object(buildId, "debuginfo");
  }

  /// Asks for the executable or library itself.
  public Fetched executable(ByteString buildId) {
    return object(buildId, "executable");
  }

  /// Asks for a source file.
  ///
  /// @param path absolute, as the debug information has it
  public Fetched source(ByteString buildId, String path) {
    if (buildId.length() == 0) {
      return noBuildId();
    }
    var digits = digits(buildId);
    try {
      var escaped = new URI(null, null, path, null).getRawPath();
      var kept = cache.resolve(digits, "source-" + hash(path));
      return Files.isRegularFile(kept)
          ? new Fetched(Optional.of(kept), List.of())
          : ask("/buildid/" + digits + "/source" + escaped, kept, _ -> true);
    } catch (URISyntaxException noPath) {
      return new Fetched(Optional.empty(), List.of(new Search.Rejected(path, "no path")));
    }
  }

  /// An empty one would make another question of it.
  private static Fetched noBuildId() {
    return new Fetched(Optional.empty(), List.of(new Search.Rejected("", "no build-id")));
  }

  private static String digits(ByteString buildId) {
    return HexFormat.of().formatHex(buildId.toArray());
  }

  private static String hash(String path) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(path.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private Fetched object(ByteString buildId, String what) {
    if (buildId.length() == 0) {
      return noBuildId();
    }
    var kept = cache.resolve(digits(buildId), what);
    return isBuild(kept, buildId)
        ? new Fetched(Optional.of(kept), List.of())
        : ask("/buildid/" + digits(buildId) + "/" + what, kept, file -> isBuild(file, buildId));
  }

  /// A server may have anything, and so may a cache.
  private static boolean isBuild(Path path, ByteString buildId) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (var file = ObjectFile.open(path)) {
      return file.buildId().equals(Optional.of(buildId));
    } catch (IOException | MalformedObjectException broken) {
      return false;
    }
  }

  private interface Check {
    boolean accepts(Path file);
  }

  private Fetched ask(String what, Path kept, Check check) {
    var rejected = new ArrayList<Search.Rejected>();
    for (var server : servers) {
      var uri = URI.create(server + what);
      if (silent.contains(server)) {
        rejected.add(new Search.Rejected(uri.toString(), "the server did not answer before"));
      } else if (missing.contains(uri)) {
        rejected.add(new Search.Rejected(uri.toString(), "not there"));
      } else {
        var refusal = fetch(server, uri, kept, check);
        if (refusal.isEmpty()) {
          return new Fetched(Optional.of(kept), rejected);
        }
        rejected.add(new Search.Rejected(uri.toString(), refusal.get()));
      }
    }
    return new Fetched(Optional.empty(), rejected);
  }

  /// {@return why it is not there now}
  private Optional<String> fetch(URI server, URI uri, Path kept, Check check) {
    try {
      var directory = Files.createDirectories(kept.toAbsolutePath().getParent());
      var fresh = Files.createTempFile(directory, "", ".part");
      try {
        var refusal = download(server, uri, fresh);
        if (refusal.isEmpty() && !check.accepts(fresh)) {
          return Optional.of("not of this build");
        }
        if (refusal.isEmpty()) {
          Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        return refusal;
      } finally {
        Files.deleteIfExists(fresh);
        deleteIfEmpty(directory);
      }
    } catch (IOException cacheFailed) {
      return Optional.of("the cache: " + cacheFailed);
    }
  }

  private static void deleteIfEmpty(Path directory) throws IOException {
    try {
      Files.delete(directory);
    } catch (DirectoryNotEmptyException kept) {
      // What was fetched is there.
    }
  }

  private Optional<String> download(URI server, URI uri, Path target) {
    var request = HttpRequest.newBuilder(uri).timeout(limits.whole()).build();
    var body = BodyHandlers.limiting(BodyHandlers.ofFile(target), limits.mostBytes());
    HttpResponse.BodyHandler<Path> onlyIfThere =
        answer ->
            answer.statusCode() == OK
                ? body.apply(answer)
                : HttpResponse.BodySubscribers.replacing(target);
    var answer = client().sendAsync(request, onlyIfThere);
    try {
      // The request's own time ends with the answer's header.
      var status = answer.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status == NOT_FOUND) {
        missing.add(uri);
        return Optional.of("not there");
      }
      return status == OK ? Optional.empty() : Optional.of("HTTP status " + status);
    } catch (TimeoutException tooLate) {
      answer.cancel(true);
      silent.add(server);
      return Optional.of("no answer within " + limits.whole());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof java.net.http.HttpTimeoutException
          || failed.getCause() instanceof java.net.ConnectException) {
        silent.add(server);
      }
      return Optional.of(String.valueOf(failed.getCause()));
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /// Made when it is first needed: what is in the cache needs none.
  private HttpClient client() {
    var made = client.get();
    if (made != null) {
      return made;
    }
    var fresh =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limits.connect())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    var before = client.compareAndExchange(null, fresh);
    if (before == null) {
      return fresh;
    }
    fresh.shutdownNow();
    return before;
  }

  @Override
  public void close() {
    var made = client.getAndSet(null);
    if (made != null) {
      made.shutdownNow();
    }
  }
}
