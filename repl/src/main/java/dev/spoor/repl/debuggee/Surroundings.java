package dev.spoor.repl.debuggee;

import dev.spoor.engine.HandedDown;
import dev.spoor.machine.ByteString;
import java.util.List;
import java.util.function.Supplier;

/// What the debugger is given of the user's surroundings.
///
/// @param handedDown what a program that is started gets of the user's shell; asked when one is
/// @param environment the user's, as `NAME=value`
/// @param directory the working directory
public record Surroundings(
    Supplier<HandedDown> handedDown, List<ByteString> environment, String directory) {
  /// Copies the list.
  public Surroundings {
    environment = List.copyOf(environment);
  }

  /// {@return the value of a variable; empty if it is not set}
  public String variable(String name) {
    var start = name + "=";
    for (var entry : environment) {
      var text = entry.toString();
      if (text.startsWith(start)) {
        return text.substring(start.length());
      }
    }
    return "";
  }
}
