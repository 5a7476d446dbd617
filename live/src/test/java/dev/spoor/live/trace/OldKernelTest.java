package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tracing where the kernel has no PTRACE_GET_SYSCALL_INFO, as those before Linux 5.3.
@Tag("live")
class OldKernelTest {
  private static final String GET_SYSCALL_INFO = "0x420e";

  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir private Path directory;

  private Shell.Outcome trace(List<String> before, String options, List<String> program) {
    var command = new ArrayList<>(before);
    command.addAll(List.of(SPOOR, "trace", "-o", directory.resolve("log").toString()));
    command.addAll(List.of(options.split(" ", -1)));
    command.addAll(program);
    return Shell.run(command.toArray(String[]::new));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(directory.resolve("log")).stream()
        .map(line -> line.replaceAll("0x[0-9a-f]+", "ADDRESS").replaceAll("\\b\\d{3,}\\b", "N"))
        .filter(line -> !line.contains("getrandom("))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-e trace=all",
        "-e trace=!none --no-seccomp",
        "-e trace=openat,close",
        "-f -e trace=openat,close,exit_group",
        "-e inject=close:error=EBADF:when=2 -e trace=close",
      })
  void theTraceIsTheSame(String options, @Tracee("refuses_request") Path refuses)
      throws IOException {
    var program = List.of("ls", "/etc/hostname");
    trace(List.of(), options, program);
    var expected = lines();

    trace(List.of(refuses.toString(), GET_SYSCALL_INFO), options, program);

    assertThat(lines()).isEqualTo(expected).hasSizeGreaterThan(3);
  }

  @Test
  void aCallThatFailsAsAllDoBeforeTheyBeginIsOne(
      @Tracee("refuses_request") Path refuses,
      @Tracee("no_such_call") Path calls,
      @Tracee(
              value = "no_such_call",
              flags = {"-m32"})
          Path calls32)
      throws IOException {
    for (var path : List.of(calls, calls32)) {
      var program = List.of(path.toString());
      trace(List.of(), "-n", program);
      var expected = lines();

      var outcome = trace(List.of(refuses.toString(), GET_SYSCALL_INFO), "-n -d", program);

      assertThat(lines()).isEqualTo(expected).hasSizeGreaterThan(10);
      assertThat(lines()).filteredOn(line -> line.contains("ENOSYS")).hasSize(2);
      assertThat(outcome.stderr()).contains("spoor: PTRACE_GET_SYSCALL_INFO does not work\n");
    }
  }
}
