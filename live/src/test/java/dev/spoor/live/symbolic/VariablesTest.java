package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Scope;
import dev.spoor.symbolic.variable.Variable;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each variable of each frame with its type and its value, found by us and by gdb.
@Tag("live")
class VariablesTest {
  /// What gdb's own language for it shows: a line for each frame, and one for each variable.
  private static final String SCRIPT =
      """
      import gdb
      import re
      references = (gdb.TYPE_CODE_REF, gdb.TYPE_CODE_RVALUE_REF)
      def type_of(value):
          if value.type.code in references:
              return str(value.type)
          return str(value.type.pointer())
      def show(symbol, frame):
          try:
              value = symbol.value(frame)
              text = value.format_string(raw=True, deref_refs=True)
              # As "info locals" does for what nothing is left of.
              left = re.sub(r"static \\w+ = [^,}]*", "", text)
              left = re.sub(r"<(optimized out|repeats \\d+ times|No data fields|[\\w:]+)>", "", left)
              if value.is_optimized_out and not re.search(r"= [^{ ,}]|[0-9@]", left):
                  text = "<optimized out>"
              print("%s|%s|%s" % (symbol.name, type_of(value), text))
          except Exception as error:
              print("%s|?|<error: %s>" % (symbol.name, error))
      frame = gdb.newest_frame()
      while frame is not None:
          frame.select()
          print("#FRAME " + str(frame.name()))
          try:
              block = frame.block()
          except RuntimeError:
              block = None
          while block is not None and not block.is_static and not block.is_global:
              for symbol in block:
                  if symbol.is_variable or symbol.is_argument or symbol.is_constant:
                      show(symbol, frame)
              if block.function is not None:
                  break
              block = block.superblock
          frame = frame.older()
      """;

  private static final Set<String> OWN =
      Set.of("inner", "main", "stay", "f", "work", "outer", "show", "sum");

  @TempDir Path directory;

  @BeforeAll
  static void needsGdb() {
    Requirement.program("gdb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-gdwarf-5", "-gdwarf-4", "-gdwarf-3 -gstrict-dwarf", "-gdwarf-2 -gstrict-dwarf", "-O2",
        "-O2 -gdwarf-4", "-m32", "-m32 -O2", "-gsplit-dwarf", "-fdebug-types-section"
      })
  void valuesOfCAreThose(String flags) throws IOException {
    compare("shows_values", flags);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-gdwarf-5", "-gdwarf-4", "-O2", "-gdwarf-4 -fdebug-types-section"})
  void objectsAreThose(String flags) throws IOException {
    compare("shows_objects", flags);
  }

  private void compare(String tracee, String flags) throws IOException {
    var path = Tracees.compile(tracee, flags.split(" "));
    try (var stopped = StoppedProgram.start(path)) {
      assertThat(ours(stopped)).as("%s", stopped).isEqualTo(theirs(stopped));
    }
  }

  private static List<String> ours(StoppedProgram stopped) {
    var lines = new ArrayList<String>();
    for (var i = 0; i < stopped.stack().frames().size(); i++) {
      var variables = stopped.variables(i);
      var frame = new ArrayList<String>();
      for (var scope : variables.scopes()) {
        for (var variable : scope.variables()) {
          frame.add(line(variables, variable));
        }
        if (scope.kind() != Scope.Kind.BLOCK) {
          addFrame(scope.name().orElse(""), frame, lines);
          frame.clear();
        }
      }
    }
    return lines;
  }

  private static void addFrame(String name, List<String> variables, List<String> lines) {
    if (OWN.contains(name.substring(name.lastIndexOf(':') + 1))) {
      lines.add("#FRAME " + name.substring(name.lastIndexOf(':') + 1));
      variables.stream().map(VariablesTest::excused).sorted().forEach(lines::add);
    }
  }

  /// gdb shows a type that it knows nothing of as `int`, and an array without a place as a pointer.
  private static String excused(String line) {
    if (line.startsWith("vla|long (*)[variable length]|0x0")) {
      return "vla|long (*)[5]|<optimized out>";
    }
    return line.startsWith("null|") ? line.replace("|int *|", "|decltype(nullptr) *|") : line;
  }

  private static String line(FrameVariables variables, Variable variable) {
    var value = variables.value(variable);
    var type =
        value.type() instanceof ReferenceType
            ? value.type().name()
            : new PointerType(TypeReference.to(value.type()), 8).name();
    return variable.name() + "|" + type + "|" + value;
  }

  private List<String> theirs(StoppedProgram stopped) throws IOException {
    var script = Files.writeString(directory.resolve("variables.py"), SCRIPT);
    var output =
        Shell.run(
            "env",
            "LC_ALL=C",
            "gdb",
            "-nx",
            "-batch",
            "-p",
            String.valueOf(stopped.pid()),
            "-ex",
            "set width 0",
            "-x",
            script.toString());
    var lines = new ArrayList<String>();
    var frame = new ArrayList<String>();
    var name = "";
    for (var line : output.stdout().lines().toList()) {
      if (line.startsWith("#FRAME ")) {
        addFrame(name, frame, lines);
        name = line.substring("#FRAME ".length());
        frame.clear();
      } else if (line.indexOf('|') > 0 && !name.isEmpty()) {
        frame.add(line);
      }
    }
    addFrame(name, frame, lines);
    return lines;
  }
}
