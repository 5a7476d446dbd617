package dev.spoor.app;

import dev.spoor.app.command.Invocation;
import dev.spoor.engine.HandedDown;
import dev.spoor.machine.ByteString;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/// The program `spoor`.
public final class Main {
  /// The exit status for a command line that makes no sense, as shells and getopt programs have it.
  private static final int USAGE = 2;

  private Main() {}

  /// Runs the command that the first argument names, and exits with its status.
  public static void main(String[] decoded) {
    var status = 1;
    try {
      status = run(HandedDown.arguments(List.of(decoded)));
    } catch (Throwable bug) {
      bug.printStackTrace(System.err);
    } finally {
      // Not by returning: the thread that waits for that may be the tracer's by now.
      System.exit(status);
    }
  }

  private static int run(List<ByteString> words) throws IOException {
    if (words.isEmpty()) {
      Help.print(System.err);
      return USAGE;
    }
    var name = canonical(words.getFirst().toString());
    if (name.equals(Training.NAME) && words.size() == 3) {
      return Training.run(words.get(1).toString(), Path.of(words.get(2).toString()));
    }
    AotCache.noteIfRefused();
    return run(name, words.subList(1, words.size()), new FileOutputStream(FileDescriptor.out));
  }

  /// Runs one command.
  ///
  /// @param result where its result goes; not buffered
  static int run(String name, List<ByteString> arguments, OutputStream result) {
    var command = Commands.named(name);
    if (command.isEmpty()) {
      System.err.println(
          "spoor: there is no command '" + printable(name) + "'; 'spoor help' lists them");
      return USAGE;
    }
    var output = new StandardOutput(result);
    var status = command.get().run(new Invocation(arguments, output.printer(), System.err));
    return output.finish(status, System.err);
  }

  /// The spellings that every program is asked in.
  private static String canonical(String word) {
    return switch (word) {
      case "--help", "-h" -> "help";
      case "--version", "-V" -> "version";
      default -> word;
    };
  }

  /// What a user typed may hold control characters, which are not for a terminal.
  private static String printable(String text) {
    var safe = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      safe.append(Character.isISOControl(character) ? '?' : character);
    }
    return safe.toString();
  }
}
