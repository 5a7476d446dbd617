package dev.spoor.live.objects;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.spoor.machine.ByteString;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.objects.separate.Debuginfod;
import dev.spoor.objects.separate.Debuginfod.Limits;
import dev.spoor.objects.separate.SeparateFile.Evidence;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Debug information of compiled programs, in files of its own and on a server.
@Tag("live")
class SeparateFilesTest {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), 10 << 20);

  @TempDir Path directory = Path.of("");

  @BeforeAll
  static void needsObjcopy() {
    Requirement.program("objcopy");
  }

  /// @param stripped what is installed
  /// @param debug what was stripped
  private record Pair(Path stripped, Path debug) {}

  private Pair separate(String... flags) throws IOException {
    var program = Tracees.compile("hello", flags);
    var pair = new Pair(directory.resolve("hello"), directory.resolve("hello.debug"));
    objcopy("--only-keep-debug", program, pair.debug());
    objcopy("--strip-all", program, pair.stripped());
    Shell.script(
            "cd \"$1\" && objcopy --add-gnu-debuglink=hello.debug hello",
            "sh",
            directory.toString())
        .orFail();
    return pair;
  }

  private static void objcopy(String option, Path from, Path to) {
    Shell.run("objcopy", option, from.toString(), to.toString()).orFail();
  }

  private Optional<Evidence> found(Pair pair) throws IOException {
    var directories = new DebugDirectories(List.of(directory.resolve("debug")), Path.of("/"));
    try (var object = ObjectFile.open(pair.stripped())) {
      var found = directories.debugFileOf(object, pair.stripped()).found();
      found.ifPresent(file -> {
        assertThat(file.file().symbolsNamed("main")).hasSize(1);
        assertThat(file.file().block(".debug_info")).isPresent();
        file.close();
      });
      return found.map(file -> file.evidence());
    }
  }

  @Test
  void theLinkThatObjcopyMakesIsFollowed() throws IOException {
    assertThat(found(separate("-Wl,--build-id=sha1"))).contains(Evidence.BUILD_ID);
    assertThat(found(separate("-Wl,--build-id=none"))).contains(Evidence.CHECKSUM);
  }

  @Test
  void aFileThatChangedSinceIsNotTakenByItsChecksum() throws IOException {
    var pair = separate("-Wl,--build-id=none");
    Files.writeString(pair.debug(), "more", java.nio.file.StandardOpenOption.APPEND);

    assertThat(found(pair)).isEmpty();
  }

  @Test
  void theSystemsOwnDebugFilesAreFoundByBuildId() throws IOException {
    var libc = Path.of("/usr/lib/x86_64-linux-gnu/libc.so.6");
    try (var object = ObjectFile.open(libc)) {
      var search = DebugFiles.in(DebugDirectories.usual()).debugFileOf(object, libc);
      if (search.found().isEmpty()) {
        throw Requirement.missing("the debug file of libc is not installed (libc6-dbg)");
      }
      try (var found = search.found().get()) {
        assertThat(found.evidence()).isEqualTo(Evidence.BUILD_ID);
        assertThat(found.file().symbolsNamed("__libc_start_call_main")).hasSize(1);
      }
    }
  }

  private static HttpServer serve(HttpHandler handler) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    // A thread a request: one may be kept waiting.
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
    return server;
  }

  private static URI address(HttpServer server) {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Debuginfod client(HttpServer server) {
    return client(server, LIMITS);
  }

  private Debuginfod client(HttpServer server, Limits limits) {
    return new Debuginfod(List.of(address(server)), directory.resolve("cache"), limits);
  }

  private static ByteString buildId(Pair pair) throws IOException {
    try (var object = ObjectFile.open(pair.stripped())) {
      return object.buildId().orElseThrow();
    }
  }

  @Test
  void aServerIsAskedOnceAndThenTheCache() throws IOException {
    var pair = separate("-Wl,--build-id=sha1");
    var id = buildId(pair);
    var bytes = Files.readAllBytes(pair.debug());
    var expected = "/buildid/" + HexFormat.of().formatHex(id.toArray()) + "/debuginfo";
    var asked = new AtomicInteger();
    var server =
        serve(exchange -> {
          asked.incrementAndGet();
          var isRight = exchange.getRequestURI().toString().equals(expected);
          answer(exchange, isRight ? 200 : 404, isRight ? bytes : new byte[0]);
        });
    Files.delete(pair.debug());
    try (var client = client(server);
        var object = ObjectFile.open(pair.stripped())) {
      var everywhere =
          new DebugFiles(new DebugDirectories(List.of(), Path.of("/")), Optional.of(client));

      for (var round = 0; round < 2; round++) {
        try (var found = everywhere.debugFileOf(object, pair.stripped()).found().orElseThrow()) {
          assertThat(found.file().symbolsNamed("main")).hasSize(1);
          assertThat(found.path().startsWith(directory.resolve("cache"))).isTrue();
        }
      }
      assertThat(asked).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileOfAnotherBuildIsNotKept() throws IOException {
    var id = buildId(separate("-Wl,--build-id=sha1"));
    var other = Files.readAllBytes(Tracees.compile("hello", "-Wl,--build-id=md5"));
    var server = serve(exchange -> answer(exchange, 200, other));
    try (var client = client(server)) {
      var fetched = client.debugInformation(id);

      assertThat(fetched.file()).isEmpty();
      assertThat(fetched.rejected())
          .singleElement()
          .satisfies(rejected -> assertThat(rejected.why()).isEqualTo("not of this build"));
      assertThat(filesInCache()).isZero();
    } finally {
      server.stop(0);
    }
  }

  private long filesInCache() throws IOException {
    try (var files = Files.walk(directory.resolve("cache"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void whatIsNotThereIsNotAskedForAgain() throws IOException {
    var asked = new AtomicInteger();
    var server =
        serve(exchange -> {
          asked.incrementAndGet();
          answer(exchange, 404, new byte[0]);
        });
    try (var client = client(server)) {
      var id = ByteString.of(new byte[] {1, 2, 3});

      assertThat(client.executable(id).file()).isEmpty();
      assertThat(client.executable(id).rejected())
          .singleElement()
          .satisfies(rejected -> assertThat(rejected.why()).isEqualTo("not there"));
      assertThat(asked).hasValue(1);
      assertThat(directory.resolve("cache")).isEmptyDirectory();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileThatIsTooLargeIsNotTaken() throws IOException {
    var server = serve(exchange -> answer(exchange, 200, new byte[1000]));
    var limits = new Limits(LIMITS.connect(), LIMITS.whole(), 999);
    try (var client = client(server, limits)) {
      var fetched = client.source(ByteString.of(new byte[] {1, 2}), "/src/a.c");

      assertThat(fetched.file()).isEmpty();
      assertThat(fetched.rejected()).hasSize(1);
      assertThat(filesInCache()).isZero();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUpAndNotAskedAgain() throws IOException {
    var asked = new AtomicInteger();
    var end = new CountDownLatch(1);
    var server =
        serve(exchange -> {
          asked.incrementAndGet();
          // The beginning of a file whose rest does not come.
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          awaitEnd(end);
        });
    var limits = new Limits(LIMITS.connect(), Duration.ofMillis(300), 1 << 20);
    try (var client = client(server, limits)) {
      var first = client.debugInformation(ByteString.of(new byte[] {1, 2}));
      var second = client.debugInformation(ByteString.of(new byte[] {3, 4}));

      assertThat(first.rejected().getFirst().why()).contains("no answer within");
      assertThat(second.rejected().getFirst().why()).contains("did not answer before");
      assertThat(asked).hasValue(1);
    } finally {
      end.countDown();
      server.stop(0);
    }
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theNextServerIsAskedWhenOneFails() throws IOException {
    var broken = serve(exchange -> answer(exchange, 500, new byte[0]));
    var working =
        serve(exchange ->
            answer(
                exchange,
                200,
                exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8)));
    var servers = List.of(address(broken), address(working));
    try (var client = new Debuginfod(servers, directory.resolve("cache"), LIMITS)) {
      var fetched = client.source(ByteString.of(new byte[] {1, 2}), "/src/a b%.c");

      assertThat(fetched.rejected())
          .singleElement()
          .satisfies(rejected -> assertThat(rejected.why()).isEqualTo("HTTP status 500"));
      assertThat(Files.readString(fetched.file().orElseThrow()))
          .isEqualTo("/buildid/0102/source/src/a%20b%25.c");
    } finally {
      broken.stop(0);
      working.stop(0);
    }
  }

  @Test
  void aBrokenFileInTheCacheIsFetchedAnew() throws IOException {
    var pair = separate("-Wl,--build-id=sha1");
    var id = buildId(pair);
    var bytes = Files.readAllBytes(pair.debug());
    var kept = directory.resolve("cache", HexFormat.of().formatHex(id.toArray()), "debuginfo");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, "half of a download");
    var server = serve(exchange -> answer(exchange, 200, bytes));
    try (var client = client(server)) {
      assertThat(client.debugInformation(id).file()).contains(kept);
      assertThat(Files.readAllBytes(kept)).isEqualTo(bytes);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void withoutServersNothingIsAsked() throws IOException {
    try (var client = new Debuginfod(Debuginfod.servers(" "), directory.resolve("cache"), LIMITS)) {
      assertThat(client.debugInformation(ByteString.of(new byte[] {1, 2})).file()).isEmpty();
      assertThat(Files.exists(directory.resolve("cache"))).isFalse();
    }
  }

  @Test
  void serversAreWhatTheVariableNames() {
    assertThat(Debuginfod.servers("https://one.example/  http://two.example:8002/x ftp://no ://"))
        .containsExactly(
            URI.create("https://one.example"), URI.create("http://two.example:8002/x"));
  }
}
