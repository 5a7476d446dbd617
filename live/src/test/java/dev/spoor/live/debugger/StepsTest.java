package dev.spoor.live.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.debugger.location.LocationSpecParser;
import dev.spoor.debugger.location.Locator;
import dev.spoor.debugger.step.CallFunction;
import dev.spoor.debugger.step.RunToPlaces;
import dev.spoor.debugger.step.StepFilter;
import dev.spoor.debugger.step.StepInstructions;
import dev.spoor.debugger.step.StepLine;
import dev.spoor.debugger.step.StepOut;
import dev.spoor.debugger.step.StepPlan;
import dev.spoor.debugger.step.StepView;
import dev.spoor.debugger.step.Verdict;
import dev.spoor.machine.Address;
import dev.spoor.machine.Registers;
import dev.spoor.testkit.Requirement;
import dev.spoor.testkit.Shell;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where each command leaves a program, by our plans and by gdb: function and line.
@Tag("live")
class StepsTest {
  @TempDir Path directory;

  @BeforeAll
  static void needsGdb() {
    Requirement.program("gdb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steps_into_calls -O0|step*60",
        "steps_into_calls -O0|next*40",
        "steps_into_calls -O0|until*20",
        "steps_into_calls -O0|stepi*60",
        "steps_into_calls -O0|nexti*60",
        "steps_into_calls -O0|step,finish,step*3,finish,next*2,step,finish,next",
        "steps_into_calls -O0|step 3,next 2,advance steps_into_calls.c:10,step,until,next",
        "steps_into_calls -O1|step*60",
        "steps_into_calls -O2|step*60",
        "steps_into_calls -O2|next*20",
        "steps_into_calls -O0 -Wl,-z,now|step*60",
        "steps_into_calls -O0 -m32|step*40",
        "steps_into_calls -O2 -m32|next*12",
        "steps_into_calls -O0 -static -fcf-protection|step*60",
        "steps_into_inlined -O0|step*40",
        "steps_into_inlined -O0|next*9",
        "steps_into_inlined -O0|step*3,finish,step,finish,step*2,finish,next*3",
        "steps_into_inlined -O2|step*40",
        "steps_into_inlined -O2|next*3",
        "steps_into_methods -O0|step*60",
        "steps_into_methods -O0|next*12",
        "steps_into_methods -O2|next*8",
        "steps_out_by_longjmp -O0|next*2,step*2",
      })
  void eachCommandEndsWhereGdbsDoes(String text) throws IOException {
    var parts = text.split("\\|", 2);
    var build = List.of(parts[0].split(" ", -1));
    var program =
        Tracees.compile(build.getFirst(), build.subList(1, build.size()).toArray(String[]::new));
    var commands = commands(parts[1]);

    var theirs = theirs(program, commands);
    var ours = ours(program, commands);

    assertThat(theirs).hasSizeGreaterThan(2);
    // What is beyond the end of main gdb does not show.
    assertThat(ours).startsWith(theirs.toArray(String[]::new));
  }

  @Test
  void aCallThatIsLeftByLongjmpEndsWhereThatLeads() {
    var program = Tracees.compile("steps_out_by_longjmp");

    var ours = ours(program, commands("next*3"));

    assertThat(ours.subList(2, 4)).containsExactly("main:13", "main:12");
  }

  @Test
  void aFunctionThatIsSkippedIsPassedOver() {
    var program = Tracees.compile("steps_into_calls");

    var ours = ours(program, commands("skip last,skip library"));

    assertThat(ours).containsExactly("main:29", "main:30", "factorial:25");
  }

  @Test
  void aCalledFunctionLeavesTheTaskAsItWas() {
    var program = Tracees.compile("steps_into_calls");
    var states = new ArrayList<Registers>();
    var results = new ArrayList<Long>();
    PlanRunner.run(
        program,
        new PlanRunner.Script() {
          @Override
          public Optional<StepPlan> next(PlanRunner at, Verdict.Finished finished) {
            states.add(at.registers());
            if (finished.outcome() instanceof Verdict.Outcome.Called(var registers)) {
              results.add(registers.unsigned("rax"));
            }
            return states.size() > 2 ? Optional.empty() : Optional.of(call(at));
          }

          @Override
          public void abandoned(String reason) {
            throw new AssertionError(reason);
          }
        });

    assertThat(results).containsExactly(120L, 120L);
    for (var register : states.getFirst().architecture().registers()) {
      if (states.getFirst().knows(register)) {
        assertThat(states.getLast().bytes(register))
            .as(register.name())
            .isEqualTo(states.getFirst().bytes(register));
      }
    }
  }

  private static StepPlan call(StepView at) {
    var function = address(at, "factorial");
    var entry = at.symbols().functionAt(function).orElseThrow().entry();
    return new CallFunction(entry, List.of(new CallFunction.Argument.Word(5)));
  }

  private static Address address(StepView at, String place) {
    return new Locator(at.symbols())
        .locate(LocationSpecParser.parse(place, "", 0))
        .getFirst()
        .address();
  }

  private static List<String> commands(String text) {
    var found = new ArrayList<String>();
    for (var part : text.split(",", -1)) {
      var times = part.split("\\*", 2);
      var count = times.length == 2 ? Integer.parseInt(times[1]) : 1;
      for (var i = 0; i < count; i++) {
        found.add(times[0]);
      }
    }
    return found;
  }

  private List<String> theirs(Path program, List<String> commands) throws IOException {
    var text = new StringBuilder();
    text.append("import gdb\ngdb.execute('set confirm off')\ngdb.execute('set pagination off')\n")
        .append("gdb.execute('break main', to_string=True)\n")
        .append("gdb.execute('run > /dev/null', to_string=True)\ngdb.execute('delete')\n")
        .append("def show():\n  frame = gdb.newest_frame()\n")
        .append("  print('##%s:%d' % (frame.name() or '??', frame.find_sal().line))\n")
        .append("show()\ntry:\n");
    for (var command : commands) {
      text.append("  gdb.execute('").append(command).append("', to_string=True)\n  show()\n");
    }
    text.append("except gdb.error as error:\n  print(error)\n");
    var script = directory.resolve("steps.py");
    Files.writeString(script, text);
    return Shell.run("gdb", "-nx", "-batch", "-x", script.toString(), program.toString())
        .stdout()
        .lines()
        .filter(line -> line.startsWith("##"))
        .map(line -> line.substring(2))
        .toList();
  }

  private static List<String> ours(Path program, List<String> commands) {
    var script = new Commands(new ArrayDeque<>(commands));
    PlanRunner.run(program, script);
    return script.shown;
  }

  /// Plans by the names of gdb's commands.
  private record Commands(Deque<String> left, List<String> shown) implements PlanRunner.Script {
    Commands(Deque<String> left) {
      this(left, new ArrayList<>());
    }

    @Override
    public void abandoned(String reason) {
      shown.add(reason);
    }

    @Override
    public Optional<StepPlan> next(PlanRunner at, Verdict.Finished finished) {
      shown.add(place(at));
      return left.isEmpty() ? Optional.empty() : Optional.of(plan(left.removeFirst(), at));
    }

    private static String place(PlanRunner at) {
      var places = at.symbols().placesOf(at.registers().pc());
      if (places.isEmpty()) {
        return "??:0";
      }
      var place = places.get(Math.min(at.hidden(), places.size() - 1));
      return place.function() + ":" + place.line().orElse(0);
    }

    private static StepPlan plan(String command, PlanRunner at) {
      var words = command.split(" ", 2);
      var count =
          words.length == 2 && Character.isDigit(words[1].charAt(0))
              ? Integer.parseInt(words[1])
              : 1;
      return switch (words[0]) {
        case "step" -> StepLine.into(count, StepFilter.none());
        case "skip" -> StepLine.into(count, place -> place.function().equals(words[1]));
        case "next" -> StepLine.over(count);
        case "stepi" -> StepInstructions.into(count);
        case "nexti" -> StepInstructions.over(count);
        case "until" -> StepLine.onward();
        case "finish" -> finish(at);
        case "advance" ->
            RunToPlaces.advance(
                List.of(address(at, words[1])),
                at.symbols().stack(at.registers(), at.memory(), 2),
                0);
        default -> throw new AssertionError(command);
      };
    }

    private static StepPlan finish(PlanRunner at) {
      var levels = at.symbols().placesOf(at.registers().pc()).size();
      return at.hidden() + 1 < levels
          ? StepLine.outOfInlined(at.hidden() + 1)
          : StepOut.of(
                  at.symbols().stack(at.registers(), at.memory(), 2),
                  Math.max(levels - 1, 0),
                  at.symbols().functionAt(at.registers().pc()))
              .orElseThrow();
    }
  }
}
