package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions, inlined calls and lines of a program that waits, found by us and by gdb.
@Tag("live")
@Timeout(120)
class SourceStackTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  private static final String SCRIPT =
      """
      import gdb
      frame = gdb.newest_frame()
      while frame is not None:
          sal = frame.find_sal()
          if sal.symtab is not None and sal.symtab.filename.endswith("waits_in_scopes.cc"):
              kind = "inlined" if frame.type() == gdb.INLINE_FRAME else "called"
              print("FRAME", kind, frame.name(), sal.line)
          frame = frame.older()
      """;

  /// `#1 0x... name+0x12 (object) at path:line`, or `(inlined)` for the object.
  private static final Pattern FRAME =
      Pattern.compile(
          "^#\\d+ +0x[0-9a-f]+ (.*?)(?:\\+0x[0-9a-f]+)? \\(([^()]*)\\) at .*waits_in_scopes\\.cc:(\\d+)$");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-O0",
        "-O2",
        "-O2 -gdwarf-2",
        "-O2 -gdwarf-3",
        "-O2 -gdwarf-4",
        "-O2 -gdwarf-5 -gdwarf64",
        "-O2 -gz",
        "-O2 -gsplit-dwarf",
        "-O2 -flto",
        "-O3 -m32",
        "-O1 -fdebug-types-section",
      })
  void framesAreGdbs(String flags) throws IOException {
    var program = compile(flags);

    compare(program);
  }

  @Test
  void informationInAFileOfItsOwnIsFound() throws IOException {
    Requirement.program("objcopy");
    var program = compile("-O2");
    Shell.script(
            "cd $1 && objcopy --only-keep-debug program program.debug && strip program"
                + " && objcopy --add-gnu-debuglink=program.debug program",
            "sh",
            directory.toString())
        .orFail();

    compare(program);
  }

  /// The program itself says nothing: what a server on loopback gives by its build-id does.
  @Test
  void informationComesFromTheServersThatTheEnvironmentNames() throws IOException {
    Requirement.program("objcopy");
    var program = compile("-O2 -Wl,--build-id=0x0123456789abcdef0123");
    var expected = gdbs(program);
    Shell.script(
            "cd $1 && objcopy --only-keep-debug program program.debug && strip program",
            "sh",
            directory.toString())
        .orFail();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/buildid/0123456789abcdef0123/debuginfo",
        exchange -> {
          var bytes = Files.readAllBytes(directory.resolve("program.debug"));
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      var frames =
          ours(
              program,
              "env",
              "DEBUGINFOD_URLS=http://127.0.0.1:" + server.getAddress().getPort(),
              "DEBUGINFOD_CACHE_PATH=" + directory.resolve("cache"));

      assertThat(frames).isEqualTo(expected);
      assertThat(directory.resolve("cache/0123456789abcdef0123/debuginfo")).exists();
    } finally {
      server.stop(0);
    }
  }

  private Path compile(String flags) throws IOException {
    Requirement.program("g++");
    var program = directory.resolve("program");
    Files.copy(
        Tracees.directory().resolve("waits_in_scopes.cc"), directory.resolve("waits_in_scopes.cc"));
    Shell.script(
            "cd $1 && shift && exec gcc -g -o program \"$@\" waits_in_scopes.cc",
            words(directory.toString(), flags))
        .orFail();
    return program;
  }

  private static String[] words(String directory, String flags) {
    var words = new ArrayList<>(List.of("sh", directory));
    words.addAll(List.of(flags.split(" ", -1)));
    return words.toArray(String[]::new);
  }

  private static void compare(Path program) {
    assertThat(ours(program)).isEqualTo(gdbs(program));
  }

  /// @param before words before the command
  private static List<String> ours(Path program, String... before) {
    try (var waiting = Background.start(program.toString())) {
      assertThat(waiting.line()).isEqualTo("ready");
      var command = new ArrayList<>(List.of(before));
      command.addAll(List.of(SPOOR, "stack", waiting.pid().toString()));
      return frames(Shell.run(command.toArray(String[]::new)).orFail().stdout());
    }
  }

  private static List<String> gdbs(Path program) {
    Requirement.program("gdb");
    try (var waiting = Background.start(program.toString())) {
      assertThat(waiting.line()).isEqualTo("ready");
      var frames =
          Shell.script(
                  "script=$(mktemp) && printf %s \"$2\" > $script.py && gdb -nx -batch"
                      + " -iex 'set debuginfod enabled off' -iex 'set auto-load off' -p $1"
                      + " -x $script.py; rm -f $script $script.py",
                  "sh", waiting.pid().toString(), SCRIPT)
              .orFail()
              .stdout()
              .lines()
              .filter(line -> line.startsWith("FRAME "))
              .map(line -> line.substring("FRAME ".length()))
              .toList();
      assertThat(frames).hasSizeGreaterThan(3);
      return frames;
    }
  }

  private static List<String> frames(String output) {
    return output
        .lines()
        .map(FRAME::matcher)
        .filter(Matcher::matches)
        .map(frame ->
            (frame.group(2).equals("inlined") ? "inlined " : "called ")
                // gdb leaves out where a lambda is.
                + frame.group(1).replaceFirst("^.*::(operator\\(\\))$", "$1")
                + " "
                + frame.group(3))
        .toList();
  }
}
