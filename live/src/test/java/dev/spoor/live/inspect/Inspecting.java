package dev.spoor.live.inspect;

import dev.spoor.engine.HandedDown;
import dev.spoor.inspect.Commands;
import dev.spoor.inspect.Output;
import dev.spoor.machine.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A run of one of the front end's commands in this JVM.
///
/// @param status its exit status
/// @param output what it printed
/// @param errors what it complained about
public record Inspecting(int status, String output, String errors) {
  public static Inspecting run(String name, Object... words) {
    var command =
        Commands.all(() -> HandedDown.read(""), _ -> "").stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    var output = new ByteArrayOutputStream();
    var errors = new ByteArrayOutputStream();
    var arguments = new ArrayList<ByteString>();
    for (var word : words) {
      arguments.add(ByteString.of(word.toString()));
    }
    var status =
        command.run(
            arguments,
            new Output(
                new PrintStream(output, false, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8)));
    return new Inspecting(
        status, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }

  public List<String> lines() {
    return output.lines().toList();
  }

  public Inspecting orFail() {
    if (status != 0) {
      throw new AssertionError("exit " + status + ": " + errors);
    }
    return this;
  }
}
