package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.symbolic.language.EvaluationSurroundings;
import dev.spoor.symbolic.language.Expressions;
import dev.spoor.symbolic.language.MemoryExamination;
import dev.spoor.symbolic.language.PrintFormat;
import dev.spoor.symbolic.language.SessionValues;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.value.Presenters;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;
import dev.spoor.testkit.Gdb;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions in frames of stopped programs have the values, or the errors, that gdb gives them.
@Tag("live")
@Timeout(300)
class ExpressionsTest {
  private static final String MARK = "#EXPRESSION ";

  @TempDir Path directory;

  @BeforeAll
  static void needsGdb() {
    Requirement.program("gdb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-gdwarf-5", "-gdwarf-4", "-m32", "-O2"})
  void expressionsOfCHaveTheValuesThatGdbSays(String flags) throws IOException {
    compare("shows_values", flags, "c-expressions.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-gdwarf-5", "-gdwarf-4"})
  void expressionsOfCPlusPlusHaveTheValuesThatGdbSays(String flags) throws IOException {
    compare("shows_objects", flags, "cc-expressions.txt");
  }

  private void compare(String tracee, String flags, String list) throws IOException {
    var asked = asked(list, flags);
    try (var stopped = StoppedProgram.start(Tracees.compile(tracee, flags.split(" ")))) {
      var ours = ours(stopped, asked);
      var theirs = theirs(stopped, asked);
      var different = new ArrayList<String>();
      for (var i = 0; i < asked.size(); i++) {
        if (Gdb.canWrite(theirs.get(i)) && !ours.get(i).equals(theirs.get(i))) {
          different.add(
              asked.get(i) + "\n    ours: " + ours.get(i) + "\n     gdb: " + theirs.get(i));
        }
      }
      assertThat(different).as("%s", stopped).isEmpty();
    }
  }

  /// An expression in a frame.
  private record Asked(String function, String expression) {
    @Override
    public String toString() {
      return function + "  " + expression;
    }
  }

  /// Lines of expressions behind one of a function, `@main`; what is between brackets names flags
  /// that a line is not for.
  private static List<Asked> asked(String list, String flags) throws IOException {
    var function = "";
    var all = new ArrayList<Asked>();
    try (var lines = ExpressionsTest.class.getResourceAsStream(list)) {
      for (var line : new String(lines.readAllBytes()).lines().toList()) {
        if (line.startsWith("@")) {
          function = line.substring(1);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          var isLeftOut =
              line.startsWith("[") && line.substring(1, line.indexOf(']')).contains(flags);
          var expression = line.startsWith("[") ? line.substring(line.indexOf(']') + 2) : line;
          if (!isLeftOut) {
            all.add(new Asked(function, expression));
          }
        }
      }
    }
    return all;
  }

  private static List<String> ours(StoppedProgram stopped, List<Asked> asked) {
    var session = new SessionValues();
    var examination = new MemoryExamination();
    var lines = new ArrayList<String>();
    for (var each : asked) {
      var around =
          EvaluationSurroundings.of(
              stopped.program(),
              stopped.stack(),
              frameOf(stopped, each.function()),
              Optional.of(stopped.registers()));
      lines.add(ours(Expressions.in(around, session), each.expression(), session, examination));
    }
    return lines;
  }

  private static String ours(
      Expressions expressions, String line, SessionValues session, MemoryExamination examination) {
    try {
      var command = Command.of(line);
      if (command.isExamination()) {
        return examined(expressions, command, examination);
      }
      var value = expressions.evaluate(command.expression());
      var format = ValueFormat.usual().withPointerTypes().withNotation(command.format().notation());
      var shown = new ValuePrinter(format, Presenters.none()).text(value);
      session.add(value);
      return shown;
    } catch (ExpressionException e) {
      return e.sentence();
    }
  }

  private static String examined(
      Expressions expressions, Command command, MemoryExamination examination) {
    var format = examination.completed(command.format(), expressions.types().addressBytes());
    var start = expressions.address(expressions.parse(command.expression()));
    return String.join("\n", examination.examine(format, start, expressions).lines());
  }

  /// A line: an expression, perhaps with a format before it, `/x 5`, or `x/4xw &y`.
  private record Command(boolean isExamination, PrintFormat format, String expression) {
    static Command of(String line) {
      var isExamination = line.startsWith("x/");
      if (!isExamination && !line.startsWith("/")) {
        return new Command(false, PrintFormat.none(), line);
      }
      var letters = line.substring(line.indexOf('/') + 1, line.indexOf(' '));
      return new Command(
          isExamination, PrintFormat.parse(letters, 0), line.substring(line.indexOf(' ') + 1));
    }

    static String forGdb(String line) {
      return line.startsWith("x/") ? line : line.startsWith("/") ? "print" + line : "print " + line;
    }
  }

  private static int frameOf(StoppedProgram stopped, String function) {
    for (var i = 0; i < stopped.stack().frames().size(); i++) {
      for (var scope : stopped.variables(i).scopes()) {
        if (scope.name().filter(function::equals).isPresent()) {
          return i;
        }
      }
    }
    throw new AssertionError("no frame of " + function + " in " + stopped);
  }

  private List<String> theirs(StoppedProgram stopped, List<Asked> asked) throws IOException {
    var script = new StringBuilder("set width 0\nset confirm off\n");
    script.append("python\nimport gdb\n");
    script.append("def ask(function, number, text):\n");
    script.append("  frame = gdb.newest_frame()\n");
    script.append(
        "  while frame.name() is None or frame.name().split('(')[0].split('::')[-1] != function:\n");
    script.append("    frame = frame.older()\n");
    script.append("  frame.select()\n");
    script.append("  print('\\n" + MARK + "%d' % number, flush=True)\n");
    script.append("  try:\n");
    script.append("    gdb.execute(text)\n");
    script.append("  except gdb.error as error:\n");
    script.append("    print(error)\n");
    for (var i = 0; i < asked.size(); i++) {
      script.append("ask(").append(python(asked.get(i).function())).append(", ").append(i);
      script.append(", ").append(python(Command.forGdb(asked.get(i).expression()))).append(")\n");
    }
    script.append("end\n");
    var file = Files.writeString(directory.resolve("ask.gdb"), script);
    var output =
        Shell.run(
            "env",
            "LC_ALL=C",
            "gdb",
            "-nx",
            "-batch",
            "-iex",
            "set debuginfod enabled off",
            "-p",
            String.valueOf(stopped.pid()),
            "-x",
            file.toString());
    return answers(output.stdout() + output.stderr(), asked);
  }

  private static List<String> answers(String output, List<Asked> asked) {
    var answers = new ArrayList<String>();
    var lines = output.lines().toList();
    for (var i = 0; i < asked.size(); i++) {
      var from = lines.indexOf(MARK + i) + 1;
      var text = new ArrayList<String>();
      for (var at = from; from > 0 && at < lines.size() && !lines.get(at).startsWith(MARK); at++) {
        text.add(lines.get(at));
      }
      while (!text.isEmpty() && text.getLast().isEmpty()) {
        text.removeLast();
      }
      text.removeIf(line -> line.startsWith("warning: "));
      var whole = text.isEmpty() ? "" : isExamination(asked.get(i)) ? join(text) : text.getFirst();
      answers.add(
          whole.matches("\\$\\d+ = .*") ? whole.substring(whole.indexOf(" = ") + 3) : whole);
    }
    return answers;
  }

  private static boolean isExamination(Asked asked) {
    return asked.expression().startsWith("x/");
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines);
  }

  private static String python(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
