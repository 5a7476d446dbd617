package dev.spoor.live.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SyscallTable;
import dev.spoor.syscalls.DecodeOptions;
import dev.spoor.syscalls.SyscallDecoder;
import dev.spoor.testkit.ByteMemory;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/// The programs of `programs.txt` under the installed strace and under Spoor in every [Mode]. Logs
/// and differences are left in `target/programs`.
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramsTest {
  /// Of so many lines one may differ, whether there is an excuse for it or not.
  private static final int LINES_PER_DIFFERENCE = 100;

  private static final int WORKERS = 2;
  private static final int MOST_RUNS = 5;
  private static final Path LOGS = Path.of("target", "programs");
  private static final Pattern CALL = Pattern.compile("^\\d+ +(?:[0-9:.]+ )?(\\w+)\\(");

  /// Regular expressions, to run some of them only.
  private static final String PROGRAMS = System.getProperty("spoor.programs", ".*");

  private static final String MODES = System.getProperty("spoor.modes", ".*");

  private final Excuses excuses = Excuses.read();

  @BeforeAll
  void needsStrace() throws IOException {
    Requirement.program("strace");
    Requirement.program("setarch");
    Shell.run("rm", "-rf", LOGS.toString()).orFail();
    Files.createDirectories(LOGS);
  }

  @ParameterizedTest
  @EnumSource
  void theLinesAreTheSame(Mode mode) throws IOException, InterruptedException {
    assumeThat(mode.toString()).matches(MODES);

    var runs = new Runs(excuses, LOGS.resolve(mode.toString()), MOST_RUNS);
    var outcomes = outcomes(mode, runs);

    var lines = outcomes.values().stream().mapToInt(one -> one.difference().lines()).sum();
    var differing = outcomes.values().stream().mapToInt(one -> one.difference().differing()).sum();
    var unexcused = new ArrayList<String>();
    outcomes.forEach((command, outcome) -> {
      if (command.comparison() == Command.Comparison.LINES) {
        outcome.unexcused().forEach(line -> unexcused.add(command + ": " + line));
      }
    });
    Files.write(LOGS.resolve(mode + ".txt"), report(outcomes), StandardCharsets.ISO_8859_1);
    System.err.printf(
        "programs, %s: %d programs, %d lines, %d differ, %.2f%% are equal, %d runs repeated%n",
        mode,
        outcomes.size(),
        lines,
        differing,
        100.0 * (lines - differing) / lines,
        outcomes.values().stream().mapToInt(Runs.Outcome::repeated).sum());
    assertThat(lines).isPositive();
    assertThat(unexcused).isEmpty();
    assertThat((long) differing * LINES_PER_DIFFERENCE).isLessThanOrEqualTo(lines);
    assertThat(undescribed(outcomes, runs)).isEmpty();
  }

  @Test
  void thereAreAHundredPrograms() {
    assertThat(Command.programs()).hasSizeGreaterThanOrEqualTo(100);
  }

  private static Map<Command, Runs.Outcome> outcomes(Mode mode, Runs runs)
      throws InterruptedException {
    var pending = new LinkedHashMap<Command, Future<Runs.Outcome>>();
    try (var workers =
        Executors.newFixedThreadPool(WORKERS, Thread.ofPlatform().name("w", 1).factory())) {
      Command.programs()
          .filter(command -> command.name().matches(PROGRAMS))
          .map(command -> command.in(mode))
          .forEach(command -> pending.put(command, workers.submit(run(command, runs))));
    }
    var outcomes = new LinkedHashMap<Command, Runs.Outcome>();
    for (var entry : pending.entrySet()) {
      try {
        outcomes.put(entry.getKey(), entry.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TestAbortedException)) {
          throw new AssertionError(entry.getKey().name(), e);
        }
      }
    }
    return outcomes;
  }

  private static Callable<Runs.Outcome> run(Command command, Runs runs) {
    return () -> {
      command.needsItsPrograms();
      return runs.compare(command);
    };
  }

  private static List<String> report(Map<Command, Runs.Outcome> outcomes) {
    var report = new ArrayList<String>();
    outcomes.forEach((command, outcome) -> {
      report.add(
          "%s: %d lines, %d differ, %d repeated"
              .formatted(
                  command,
                  outcome.difference().lines(),
                  outcome.difference().differing(),
                  outcome.repeated()));
      outcome.difference().only().forEach(line -> report.add("  " + line));
    });
    return report;
  }

  /// {@return the calls in our logs that have no description: their arguments are bare numbers}
  private static List<String> undescribed(Map<Command, Runs.Outcome> outcomes, Runs runs)
      throws IOException {
    var names = new TreeSet<String>();
    for (var command : outcomes.keySet()) {
      for (var line :
          Files.readAllLines(runs.file(command, "spoor"), StandardCharsets.ISO_8859_1)) {
        var call = CALL.matcher(line);
        if (call.find()) {
          names.add(call.group(1));
        }
      }
    }
    assertThat(names).contains("execve", "exit_group");
    return names.stream().filter(name -> !isDescribed(name)).toList();
  }

  private static boolean isDescribed(String name) {
    var found = false;
    for (var abi : List.of(Abi.X86_64, Abi.I386)) {
      var row = SyscallTable.of(abi).find(name);
      if (row.isPresent()) {
        found = true;
        var decoder = new SyscallDecoder(DecodeOptions.DEFAULT);
        var call = decoder.enter(abi, row.get().number(), 0, 0, 0, 0, 0, 0, new ByteMemory());
        // So are the arguments called that have no name.
        if (call.asUnfinished().argument("arg1").isEmpty()) {
          return true;
        }
      }
    }
    // What socketcall(2) and ipc(2) carry has a name by its description only.
    return !found && !name.startsWith("syscall_");
  }
}
