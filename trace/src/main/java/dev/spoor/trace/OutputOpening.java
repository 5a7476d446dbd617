package dev.spoor.trace;

import dev.spoor.engine.CommandPipe;
import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.TraceOptions;
import java.io.IOException;
import java.util.Optional;

/// Opens what `-o` names: a file, a command that reads, or standard error if there is no such
/// option.
///
/// @param diagnostics where it is said why something cannot be opened
record OutputOpening(TraceOptions options, Surroundings surroundings, Diagnostics diagnostics) {
  /// The most that stands behind the name in the names of separate files: a dot, a number.
  private static final int NUMBER_BYTES = 12;

  /// {@return what the trace is written to; empty if it cannot be opened}
  Optional<TraceOutput> open() {
    return options.release().isEndedAtOnce()
        ? opened().map(TraceOutput::leavingNothingUnwritten)
        : opened();
  }

  private Optional<TraceOutput> opened() {
    if (options.output().isEmpty()) {
      return Optional.of(TraceOutput.toStandardError());
    }
    var path = options.output().get().toString();
    if (options.separately()
        && options.output().get().length() >= ProgramPath.PATH_MAX - NUMBER_BYTES) {
      diagnostics.say(path + ": File name too long");
      return Optional.empty();
    }
    if (options.separately()) {
      // Messages apart, all goes to files that the report opens.
      return Optional.of(TraceOutput.toStandardError());
    }
    if (TraceOptions.isCommand(options.output().get())) {
      return openPipe(options.output().get());
    }
    try {
      return Optional.of(
          options.rotation().isPresent()
              ? TraceOutput.toFile(path, options.append(), options.rotation().get())
              : TraceOutput.toFile(path, options.append()));
    } catch (IOException refused) {
      diagnostics.say("Can't fopen '" + path + "': " + OutputFailure.whyUnopened(refused, path));
      return Optional.empty();
    }
  }

  private Optional<TraceOutput> openPipe(ByteString output) {
    try {
      var pipe =
          CommandPipe.open(
              output.slice(1, output.length()),
              surroundings.environment(),
              surroundings.handedDown());
      return Optional.of(TraceOutput.toCommand(pipe, output.toString()));
    } catch (IOException refused) {
      diagnostics.say("Can't popen '" + output + "': " + refused.getMessage());
      return Optional.empty();
    }
  }
}
