package dev.spoor.app.command;

import dev.spoor.machine.ByteString;
import java.io.PrintStream;
import java.util.List;

/// What a command is run with.
///
/// @param arguments the words behind the command's name, as the bytes they were given as
/// @param output where its result goes
/// @param diagnostics where what is wrong goes
public record Invocation(List<ByteString> arguments, PrintStream output, PrintStream diagnostics) {
  /// Copies the list.
  public Invocation {
    arguments = List.copyOf(arguments);
  }
}
