package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.objects.core.CoreFile;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.core.CoreSpace;
import dev.spoor.symbolic.language.EvaluationSurroundings;
import dev.spoor.symbolic.language.Expressions;
import dev.spoor.symbolic.language.FunctionCaller;
import dev.spoor.symbolic.language.SessionValues;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.symbolic.variable.DebuggedObjects;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions that change something, and what they are evaluated in: a process, a core, no frame.
@Tag("live")
@Timeout(120)
class AssignmentTest {
  /// Each is evaluated in the order of the list; what follows it is its value.
  private static final List<List<String>> CHANGES =
      List.of(
          List.of("global_number = 7", "7"),
          List.of("global_number", "7"),
          List.of("global_number += 5", "12"),
          List.of("global_number++", "12"),
          List.of("++global_number", "14"),
          List.of("global_number--", "14"),
          List.of("bits.b = -4", "-4"),
          List.of("bits.a = 9", "1"),
          List.of("bits.c = 1099511627775", "1099511627775"),
          List.of("bits", "{a = 1, b = -4, c = 1099511627775, d = true}"),
          List.of("bits.d = 0", "false"),
          List.of("bits.b += 2", "-2"),
          List.of("bits", "{a = 1, b = -2, c = 1099511627775, d = false}"),
          List.of("first.next->value = 77", "77"),
          List.of("second.value", "77"),
          List.of("d = 1", "1"),
          List.of("f = 0.1", "0.100000001"),
          List.of("ld = 2.5", "2.5"),
          List.of("d /= 4", "0.25"),
          List.of("c = 353", "97 'a'"),
          List.of("red = GREEN", "GREEN"),
          List.of("red = 6", "BLUE"),
          List.of("yes = 0", "false"),
          List.of("yes = 8", "true"),
          List.of("spot = *(place *) &spot", "{x = 8, y = 9}"),
          List.of("spot.y <<= 2", "36"),
          List.of("grid[1][2] = grid[1][1] * 2", "10"),
          List.of("number = &many[1]", "2"),
          List.of("*number = 3", "3"),
          List.of("many[1]", "3"),
          List.of("$a = spot", "8"),
          List.of("$a.x = 5", "5"),
          List.of("$a", "{x = 5, y = 36}"),
          List.of("spot.x", "8"),
          List.of("$n = 1, $n += 2, $n", "3"),
          List.of("either.bytes[0] = 1", "1 '\\001'"));

  private static Expressions in(StoppedProgram stopped, String function, SessionValues session) {
    return Expressions.in(
        EvaluationSurroundings.of(
            stopped.program(),
            stopped.stack(),
            frameOf(stopped, function),
            Optional.of(stopped.registers())),
        session);
  }

  private static int frameOf(StoppedProgram stopped, String function) {
    for (var i = 0; i < stopped.stack().frames().size(); i++) {
      for (var scope : stopped.variables(i).scopes()) {
        if (scope.name().filter(function::equals).isPresent()) {
          return i;
        }
      }
    }
    throw new AssertionError("no frame of " + function);
  }

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-gdwarf-5", "-m32", "-gdwarf-2"})
  void memoryAndBitFieldsAndConvenienceVariablesAreChanged(String flags) {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values", flags))) {
      var expressions = in(stopped, "main", new SessionValues());

      for (var change : CHANGES) {
        var isShown = !change.getFirst().matches("(number|\\$a) = .*");
        var value = expressions.evaluate(change.getFirst());
        if (isShown) {
          assertThat(value).as(change.getFirst()).hasToString(change.getLast());
        }
      }
    }
  }

  @Test
  void whatIsNotInTheProgramCannotBeChanged() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      var expressions = in(stopped, "main", new SessionValues());

      assertThatThrownBy(() -> expressions.evaluate("*(int *) 16 = 1"))
          .isInstanceOf(ExpressionException.class)
          .hasMessage("Cannot access memory at address 0x10");
      assertThatThrownBy(() -> expressions.evaluate("c + 1 = 2"))
          .hasMessage("Left operand of assignment is not an lvalue.");
      assertThatThrownBy(() -> expressions.evaluate("$pc = 0"))
          .hasMessage("Register rip cannot be changed here.");
    }
  }

  /// A frame whose registers can be changed and functions called.
  private static final class Changing implements EvaluationSurroundings {
    private final StoppedProgram stopped;
    private Registers registers;

    Changing(StoppedProgram stopped) {
      this.stopped = stopped;
      this.registers = stopped.registers();
    }

    @Override
    public Program program() {
      return stopped.program();
    }

    @Override
    public Optional<FrameVariables> frame() {
      return Optional.of(stopped.variables(0));
    }

    @Override
    public Optional<byte[]> register(Register register) {
      return registers.knows(register) ? Optional.of(registers.bytes(register)) : Optional.empty();
    }

    @Override
    public boolean setRegister(Register register, byte[] bytes) {
      registers = registers.with(register, bytes);
      return true;
    }

    @Override
    public Optional<FunctionCaller> caller() {
      return Optional.of((function, arguments) -> arguments.getLast());
    }
  }

  @Test
  void registersAndTheirPartsAreChanged() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      var around = new Changing(stopped);
      var expressions = Expressions.in(around, new SessionValues());

      expressions.evaluate("$rbx = 0x1122334455667788");
      expressions.evaluate("$bl = -1");
      expressions.evaluate("$rbx += 0x100");

      assertThat(around.registers.unsigned("rbx")).isEqualTo(0x11223344556678ffL);
      assertThat(expressions.evaluate("$bx")).hasToString("30975");
    }
  }

  @Test
  void callsAreLeftToWhoCanMakeThem() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      var able = Expressions.in(new Changing(stopped), new SessionValues());
      var unable = in(stopped, "main", new SessionValues());

      assertThat(able.evaluate("twice (20 + 1)")).hasToString("21");
      assertThat(unable.typeOf(unable.parse("twice (1) + 1ul")).name()).isEqualTo("unsigned long");
      assertThatThrownBy(() -> unable.evaluate("twice (1)"))
          .hasMessage("You can't do that without a process to debug.");
    }
  }

  @Test
  void typesAreFoundWithoutAnyEffect() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      var expressions = in(stopped, "main", new SessionValues());

      for (var asked :
          List.of(
              List.of("global_number = 99", "int"),
              List.of("first.next", "struct node *"),
              List.of("*bad", "const char"),
              List.of("list->next->next->next->name", "const char *"),
              List.of("c + c", "int"),
              List.of("u + l", "long"),
              List.of("&grid", "int (*)[2][3]"),
              List.of("grid[1]", "int [3]"),
              List.of("1.5f * 2", "float"),
              List.of("ull++", "unsigned long long"),
              List.of("(char *) 0 + 1", "char *"),
              List.of("sizeof (int)", "unsigned long"),
              List.of("*names@2", "char *[2]"),
              List.of("struct point", "struct point"),
              List.of("!d", "int"))) {
        var type = expressions.typeOf(expressions.parse(asked.getFirst())).name();
        assertThat(type).as(asked.getFirst()).isEqualTo(asked.getLast());
      }
      assertThat(expressions.evaluate("global_number")).hasToString("42");
    }
  }

  @Test
  void withoutAFrameGlobalNamesAreKnown() {
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      stopped.variables(frameOf(stopped, "main"));
      var expressions =
          Expressions.in(EvaluationSurroundings.of(stopped.program()), new SessionValues());

      assertThat(expressions.evaluate("global_number * 2")).hasToString("84");
      assertThat(expressions.evaluate("GREEN")).hasToString("GREEN");
      assertThat(expressions.evaluate("sizeof (struct node)")).hasToString("32");
      assertThatThrownBy(() -> expressions.evaluate("$rip")).hasMessage("No registers.");
      assertThatThrownBy(() -> expressions.evaluate("first"))
          .hasMessage("No symbol \"first\" in current context.");
    }
  }

  @Test
  void aCoreSaysWhatTheProcessSaid() throws IOException {
    Requirement.program("gdb");
    try (var stopped = StoppedProgram.start(Tracees.compile("shows_values"))) {
      var live = in(stopped, "main", new SessionValues());
      var file = directory.resolve("core");
      Shell.run(
              "gdb",
              "-nx",
              "-batch",
              "-p",
              String.valueOf(stopped.pid()),
              "-ex",
              "generate-core-file " + file)
          .orFail();
      try (var core = CoreFile.open(file, Path.of("/"));
          var space = CoreSpace.of(core, Path.of("/"));
          var objects = DebuggedObjects.of(space, DebugFiles.in(DebugDirectories.usual()))) {
        var registers = core.threads().getFirst().registers().orElseThrow();
        var convention = CallConvention.of(registers.architecture()).orElseThrow();
        var stack = walk(core, space, registers, convention);
        var program = new Program(objects, core.memory(), convention, LinkageNames.plain());
        var dead =
            Expressions.in(
                EvaluationSurroundings.of(
                    program, stack, frame(program, stack), Optional.of(registers)),
                new SessionValues());

        for (var text :
            List.of(
                "first",
                "*list->next",
                "bits.b * 2",
                "&table[1]",
                "*names@2",
                "ld + d",
                "$sp",
                "{short}&spot.y")) {
          assertThat(dead.evaluate(text).toString())
              .as(text)
              .isEqualTo(live.evaluate(text).toString());
        }
        assertThatThrownBy(() -> dead.evaluate("spot.x = 1"))
            .hasMessageStartingWith("Cannot access memory at address 0x");
      }
    }
  }

  private static Stack walk(
      CoreFile core, CoreSpace space, Registers registers, CallConvention convention) {
    return FrameWalker.of(space, convention)
        .walk(Frame.innermost(FrameRegisters.of(registers)), core.memory(), 20);
  }

  private static int frame(Program program, Stack stack) {
    for (var i = 0; i < stack.frames().size(); i++) {
      for (var scope :
          program.variables(stack, i, Optional.empty(), OptionalLong.empty()).scopes()) {
        if (scope.name().filter("main"::equals).isPresent()) {
          return i;
        }
      }
    }
    throw new AssertionError("no frame of main");
  }
}
