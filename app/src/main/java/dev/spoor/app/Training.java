package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `spoor train`: what bin/build runs while the JVM watches which classes are used, for the AOT
/// cache.
final class Training implements Command {
  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "exercise the other commands; used by the build";
  }

  @Override
  public int run(Invocation invocation) {
    try (var nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      for (var command : Commands.all()) {
        switch (command.name()) {
          case "help", "version", "doctor" ->
              command.run(new Invocation(List.of(), nowhere, nowhere));
          default -> {}
        }
      }
    }
    return 0;
  }
}
