package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `-yy` of sockets that are connected: their ports differ from run to run.
@Tag("live")
class SocketNamesTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  private static final String PROGRAM =
      """
      import os, socket
      a = socket.create_server(("127.0.0.1", 0))
      c = socket.create_connection(a.getsockname())
      s, _ = a.accept()
      c.send(b"1")
      s.recv(1)
      c.close()
      s.recv(1)
      six = socket.create_server(("::1", 0), family=socket.AF_INET6)
      d = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      d.connect(("127.0.0.1", 9))
      d.getpeername()
      p = os.pidfd_open(os.getpid())
      os.close(p)
      """;

  private static final List<String> OPTIONS =
      List.of("-yy", "-qq", "-e", "trace=%network,close,pidfd_open");

  @Test
  void addressesOfConnectionsAreThoseOfTheReference() {
    Requirement.program("strace");
    Requirement.program("python3");
    Shell.run(SPOOR, "version").orFail();

    var reference = lines(List.of("strace"));
    assertThat(reference).contains("TCP:[127.0.0.1:PORT->127.0.0.1:PORT]", "UDP:[", "<pid:");
    assertThat(lines(List.of(SPOOR, "trace"))).isEqualTo(reference);
  }

  private static String lines(List<String> tracer) {
    var words = new ArrayList<>(List.of("setarch", "-R"));
    words.addAll(tracer);
    words.addAll(OPTIONS);
    words.addAll(List.of("/usr/bin/python3", "-c", PROGRAM));
    return Shell.run(words.toArray(String[]::new))
        .orFail()
        .stderr()
        .replaceAll("spoor-shell\\d+", "DIRECTORY")
        .replaceAll("(?<=<pid:|pidfd_open\\()\\d+", "TASK")
        .replaceAll("(?<=\\(|:|:\\[|\\()\\d{4,}", "PORT")
        .replaceAll("\\) += ", ") = ");
  }
}
