package dev.spoor.live.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.Tid;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Attaching to a process with all that descends from it, while the family goes on forking.
@Tag("live")
@Timeout(60)
class DescendantsTest {
  private static final String SPOOR =
      Path.of(System.getProperty("spoor.root", ".."))
          .toAbsolutePath()
          .resolve("bin/spoor")
          .toString();

  @TempDir Path directory;

  /// What /proc/N/status says of a thread; empty if it is gone.
  private static Map<String, String> status(Path task) {
    var fields = new HashMap<String, String>();
    try {
      for (var line : Files.readAllLines(task.resolve("status"))) {
        var colon = line.indexOf(':');
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      return fields;
    } catch (IOException gone) {
      return Map.of();
    }
  }

  private static List<Path> list(Path directory) {
    try (var entries = Files.list(directory)) {
      return entries.filter(entry -> entry.getFileName().toString().matches("\\d+")).toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  /// Whether the process is below `root`; `parents` was read before.
  private static boolean isBelow(String process, String root, Map<String, String> parents) {
    for (var at = process; at != null; at = parents.get(at)) {
      if (at.equals(root)) {
        return true;
      }
    }
    return false;
  }

  /// The threads of the family that run and that nobody traces, and how many were looked at.
  private static List<String> untraced(Tid root, AtomicInteger looked) {
    var parents = new HashMap<String, String>();
    for (var process : list(Path.of("/proc"))) {
      parents.put(process.getFileName().toString(), status(process).getOrDefault("PPid", "0"));
    }
    var found = new ArrayList<String>();
    for (var process : parents.keySet()) {
      if (isBelow(process, root.toString(), parents)) {
        for (var task : list(Path.of("/proc", process, "task"))) {
          looked.incrementAndGet();
          var status = status(task);
          if ("0".equals(status.get("TracerPid")) && !status.get("State").matches("[ZX].*")) {
            found.add(task.toString());
          }
        }
      }
    }
    return found;
  }

  @Test
  void noThreadOfAFamilyThatKeepsForkingIsMissed(@Tracee("forking_family") Path program) {
    for (var round = 0; round < 5; round++) {
      try (var family = Background.start(program)) {
        family.line();
        var refusals = new ArrayList<AttachException>();
        try (var tracer = Tracer.open((_, stop) -> Resumption.onward(stop, Until.STOP))) {
          tracer.attachFamily(family.pid(), refusals::add);

          for (var look = 0; look < 10; look++) {
            var looked = new AtomicInteger();
            assertThat(untraced(family.pid(), looked)).isEmpty();
            assertThat(looked.get()).isGreaterThanOrEqualTo(15);
          }
        }
        assertThat(refusals).isEmpty();
        family.endInput();
        assertThat(family.exit()).isZero();
      }
    }
  }

  @Test
  void aProcessThatIsNotThereIsAnError() {
    try (var tracer = Tracer.open((_, stop) -> Resumption.onward(stop, Until.STOP))) {
      assertThatThrownBy(() -> tracer.attachFamily(Tid.of(Integer.MAX_VALUE - 1), _ -> {}))
          .isInstanceOfSatisfying(
              AttachException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ESRCH));
    }
  }

  @Test
  void theCallsOfDescendantsAreShown(@Tracee("forking_family") Path program) throws IOException {
    var log = directory.resolve("log");
    try (var family = Background.start(program)) {
      family.line();

      var outcome =
          Shell.run(
              SPOOR,
              "trace",
              "--descendants",
              "-p",
              family.pid().toString(),
              "--syscall-limit=40",
              "-e",
              "trace=getppid",
              "-o",
              log.toString());

      assertThat(outcome.exit()).isZero();
      assertThat(outcome.stderr()).contains("spoor: Process " + family.pid() + " attached\n");
      assertThat(outcome.stderr()).containsPattern("Process \\d+ attached with 2 threads\n");
      var callers =
          Files.readAllLines(log).stream()
              .filter(line -> line.contains("getppid"))
              .map(line -> line.split(" ", 2)[0])
              .distinct();
      assertThat(callers).hasSizeGreaterThan(10);
      family.endInput();
      assertThat(family.exit()).isZero();
    }
  }

  @Test
  void theTracerLeavesItselfOutOfAnAncestorsFamily() {
    // The shell waits for its tracer, which is its child.
    var outcome =
        Shell.script(
            "\"$0\" trace -qq --descendants -p $$ -o '|cat' -e trace=exit_group & t=$!"
                + "; sleep 1000 & p=$!"
                + "; while [ $(grep -c 'TracerPid:.[1-9]' /proc/$p/status) = 0 ]; do :; done"
                + "; kill $p; wait $p; echo ended $?; kill $t; wait $t",
            SPOOR);

    assertThat(outcome.stdout()).contains("ended 143\n").contains("+++ killed by SIGTERM +++");
    assertThat(outcome.stderr()).doesNotContain("spoor:");
  }

  @Test
  void descendantsOfNothingAreRefused() {
    var outcome = Shell.run(SPOOR, "trace", "--descendants", "true");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr()).startsWith("spoor: --descendants must be given with -p/--attach");
  }
}
