package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.OptionParser;
import dev.spoor.trace.options.Request;
import dev.spoor.trace.options.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The command `trace`.
public final class TraceCommand {
  private final Surroundings surroundings;

  /// A command that runs in these surroundings.
  public TraceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Traces until there is nothing more to trace.
  ///
  /// @param words the options, the program and its arguments
  /// @return the exit status; does not return if the launched program was killed by a signal
  public int run(List<ByteString> words, PrintStream output, PrintStream errors) {
    var diagnostics = new Diagnostics(surroundings.program(), errors);
    try {
      return switch (OptionParser.parse(words)) {
        case Request.Help _ -> {
          output.print(Usage.text(surroundings.invocation()));
          yield 0;
        }
        case Request.Version _ -> {
          output.println("spoor -- version " + version());
          if (!surroundings.program().equals("spoor")) {
            output.println(
                "This is Spoor under the name of strace(1). Its yardstick is strace 6.1.");
          }
          yield 0;
        }
        case Request.Schema _ -> {
          printSchema(output);
          yield 0;
        }
        case Request.Trace(var options, var warnings) -> {
          var daemon = new Daemon(surroundings, diagnostics);
          if (daemon.isToStart(options.release().daemonization())) {
            yield daemon.start(options.release().daemonization());
          }
          warnings.forEach(diagnostics::say);
          yield new TraceSession(options, surroundings, diagnostics).run();
        }
      };
    } catch (UsageException wrong) {
      diagnostics.say(String.valueOf(wrong.getMessage()));
      if (!wrong.picture().isEmpty()) {
        errors.println(wrong.picture());
      }
      if (wrong.pointsAtHelp()) {
        errors.println("Try '" + surroundings.invocation() + " -h' for more information.");
      }
      return 1;
    }
  }

  private static void printSchema(PrintStream output) {
    try (var schema = TraceCommand.class.getResourceAsStream("trace.schema.json")) {
      if (schema == null) {
        throw new IllegalStateException("this build has no trace.schema.json");
      }
      output.writeBytes(schema.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String version() {
    var descriptor = TraceCommand.class.getModule().getDescriptor();
    return descriptor == null ? "(unversioned)" : descriptor.rawVersion().orElse("(unversioned)");
  }
}
