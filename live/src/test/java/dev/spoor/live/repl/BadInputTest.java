package dev.spoor.live.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.testkit.Tracees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is typed behind whichever command: what is wrong is said in words, and the session goes
/// on.
@Tag("live")
class BadInputTest {
  private static final List<String> WRONG =
      List.of(
          "",
          "nosuch",
          "nosuch nosuch2, nosuch3",
          "(",
          "\"",
          "'",
          "-5",
          "99999999999999999999",
          "/zz x",
          "/5",
          "-z -q -- x",
          "$nosuch->x[1]",
          "*0",
          "*(int*)0",
          "1-",
          "0x",
          "-",
          ",",
          "work if (",
          "work thread 77",
          "%s%n \\");

  /// They read all that is known of the C library, or stop in all of it.
  private static final Set<String> SLOW =
      Set.of("info functions", "info variables", "info types", "info sources", "rbreak");

  private static final int TOGETHER = 20;

  /// They end the session, run what is typed or an editor, take another process, or have lines that
  /// follow.
  private static final Set<String> LEFT_OUT =
      Set.of("quit", "shell", "make", "pipe", "edit", "attach", "if", "while", "end");

  private static List<String> commands() {
    var names = new TreeSet<String>();
    for (var line : Debug.ours(List.of(), "help all").lines()) {
      if (line.contains(" -- ") && !line.startsWith(" ")) {
        names.add(line.substring(0, line.indexOf(" -- ")).split(",", 2)[0]);
      }
    }
    var words = names.stream().map(name -> "help " + name).toArray(String[]::new);
    for (var line : Debug.ours(List.of(), words).lines()) {
      var name = line.contains(" -- ") ? line.substring(0, line.indexOf(" -- ")) : "";
      var first = name.split("[ ,]", 2)[0];
      if (name.contains(" ") && names.contains(first)) {
        names.add(name.split(",", 2)[0]);
      }
    }
    names.removeAll(LEFT_OUT);
    return List.copyOf(names);
  }

  private static List<String> wrong(String command) {
    return WRONG.stream().map(wrong -> command + " " + wrong).toList();
  }

  private static Debug session(Path directory, List<String> options, List<String> commands) {
    var lines = new ArrayList<String>(List.of("cd " + directory, "set confirm off"));
    lines.addAll(commands);
    lines.add("echo alive\\n");
    return Debug.ours(options, lines.toArray(String[]::new));
  }

  @Test
  void withoutAProgramWhatIsWrongIsSaidInWords(@TempDir Path directory) {
    var lines = commands().stream().flatMap(command -> wrong(command).stream()).toList();

    requireWords(session(directory, List.of(), lines));
  }

  /// Some commands of many, so that a failure is found.
  static Stream<List<String>> some() {
    var all = commands();
    assertThat(all).hasSizeGreaterThan(120).contains("info scope", "print", "thread apply");
    var parts = new ArrayList<List<String>>();
    for (var i = 0; i < all.size(); i += TOGETHER) {
      parts.add(all.subList(i, Math.min(all.size(), i + TOGETHER)));
    }
    return parts.stream();
  }

  @ParameterizedTest
  @MethodSource("some")
  void inAProgramWhatIsWrongIsSaidInWords(List<String> commands, @TempDir Path directory) {
    var program = Tracees.compile("debugged", "-g", "-O0");
    var lines = new ArrayList<String>();
    for (var command : commands.stream().filter(each -> !SLOW.contains(each)).toList()) {
      lines.addAll(List.of("file " + program, "delete", "disable display", "break work", "run"));
      lines.addAll(wrong(command));
    }

    requireWords(session(directory, List.of(program.toString()), lines));
  }

  private static void requireWords(Debug session) {
    assertThat(session.lines())
        .noneMatch(line -> line.contains("Exception"))
        .noneMatch(line -> line.contains("An error of the debugger"))
        .noneMatch(line -> line.contains("dev.spoor"))
        .noneMatch(line -> line.contains("java."))
        .anyMatch(line -> line.endsWith("alive"));
  }
}
