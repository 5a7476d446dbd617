package dev.spoor.inspect;

import dev.spoor.machine.ByteString;
import dev.spoor.symbolic.process.ProcessAccessException;
import java.util.List;

/// One of the commands of this front end.
public interface Command {
  /// {@return the word it is called by}
  String name();

  /// {@return what it does, in a few words for a list of commands}
  String summary();

  /// {@return what `--help` prints}
  String help();

  /// {@return the options it takes}
  List<Option> options();

  /// Does it.
  ///
  /// @return the exit status: 0, or 1 if it failed in part and has said so
  /// @throws CommandException if it failed, or was asked for what makes no sense
  int run(CommandLine line, Output out);

  /// Parses `words` and runs the command; tells failures on the error stream.
  ///
  /// @return the exit status: 0, 1 for a failure, 2 for words that make no sense
  default int run(List<ByteString> words, Output out) {
    try {
      var line = CommandLine.parse(words, options());
      if (line.has(Option.HELP)) {
        out.text(help());
        return 0;
      }
      return run(line, out);
    } catch (CommandException failure) {
      out.error(name(), String.valueOf(failure.getMessage()));
      return failure.exitStatus();
    } catch (ProcessAccessException failure) {
      out.error(name(), String.valueOf(failure.getMessage()));
      return CommandException.FAILED;
    } finally {
      out.flush();
    }
  }
}
