package dev.spoor.live.launch;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.LaunchFailure;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.WaitOutcome;
import dev.spoor.machine.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Launches programs to their end, untraced, with their output in a file.
final class Launches {
  private static final int O_WRONLY_CREAT_TRUNC = 0x241;

  /// What became of a launch.
  ///
  /// @param rawStatus the word of wait(2)
  record Outcome(int rawStatus, Optional<LaunchFailure> failure, String output) {
    int exit() {
      if ((rawStatus & 0xff) != 0) {
        throw new AssertionError("wait status " + Integer.toHexString(rawStatus));
      }
      return rawStatus >> 8;
    }

    List<String> lines() {
      return output.lines().toList();
    }
  }

  private final Path directory;

  /// @param directory for the files
  Launches(Path directory) {
    this.directory = directory;
  }

  Outcome run(List<LaunchStep> steps, String... command) {
    var arguments = new ArrayList<ByteString>();
    for (var word : command) {
      arguments.add(ByteString.of(word));
    }
    return run(new LaunchPlan(arguments.getFirst(), arguments, Optional.empty(), steps));
  }

  Outcome run(LaunchPlan plan) {
    try {
      var file = Files.createTempFile(directory, "output", "");
      var path = ByteString.of(file.toString());
      var steps = new ArrayList<LaunchStep>();
      steps.add(new LaunchStep.OpenFile(1, path, O_WRONLY_CREAT_TRUNC, 0600));
      steps.addAll(plan.steps());
      try (var kernel = Kernel.open();
          var pending =
              kernel.spawn(
                  new LaunchPlan(plan.path(), plan.arguments(), plan.environment(), steps))) {
        pending.release();
        if (kernel.await(pending.tid()) instanceof WaitOutcome.Report(var _, var status)) {
          var output = Files.readString(file, StandardCharsets.ISO_8859_1);
          return new Outcome(status, pending.failure(), output);
        }
        throw new AssertionError("no report");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
