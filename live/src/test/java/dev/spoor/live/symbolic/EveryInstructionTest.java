package dev.spoor.live.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.engine.Command;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.Address;
import dev.spoor.objects.elf.ObjectFile;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.SourceSymbols;
import dev.spoor.symbolic.process.ProcessDirectory;
import dev.spoor.symbolic.process.ProcessSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.testkit.Tracees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// At the first visit of every instruction between the beginning and the end of main, wherever it
/// is (a PLT, the dynamic linker, the C library, the vdso), the stack leads to main and on to the
/// program's beginning.
@Tag("live")
@Timeout(600)
class EveryInstructionTest {
  @ParameterizedTest
  @ValueSource(strings = {"-O0 -no-pie", "-O2 -no-pie", "-O0 -no-pie -m32", "-O2 -no-pie -m32"})
  void theStackLeadsToMain(String flags) throws IOException {
    var program = Tracees.compile("calls_into_libraries", flags.split(" ", -1));
    var walk = new Walk(mainOf(program));

    try (var tracer = Tracer.open(walk)) {
      var _ = tracer.launch(Command.of(program.toString()));
      tracer.join();
    }

    assertThat(walk.astray).isEmpty();
    assertThat(walk.walked).hasSizeGreaterThan(1_000);
    assertThat(walk.objects).contains("[vdso]").hasSizeGreaterThanOrEqualTo(4);
  }

  private static Address mainOf(Path program) throws IOException {
    try (var file = ObjectFile.open(program)) {
      return Address.of(file.symbolsNamed("main").getFirst().address().value());
    }
  }

  private static final class Walk implements StopHandler {
    private final Address main;
    private final List<String> astray = new ArrayList<>();
    private final Set<Address> walked = new HashSet<>();
    private final Set<String> objects = new TreeSet<>();
    private Optional<Inside> inside = Optional.empty();
    private boolean isOver;

    /// While main runs.
    ///
    /// @param cfa its canonical frame address
    /// @param caller where it returns to
    private record Inside(ProcessSpace space, FrameWalker walker, Address cfa, Address caller) {}

    Walk(Address main) {
      this.main = main;
    }

    @Override
    public Resumption onStop(StoppedTask task, TaskStop stop) {
      if (stop instanceof TaskStop.Launched || isOver) {
        return Resumption.onward(stop, Until.STOP);
      }
      var registers = task.registers();
      if (inside.isEmpty() && registers.pc().equals(main)) {
        inside = Optional.of(enter(task));
      }
      inside.ifPresent(each -> check(task, each));
      return Resumption.onward(stop, isOver ? Until.STOP : Until.NEXT_INSTRUCTION);
    }

    private static Inside enter(StoppedTask task) {
      var registers = task.registers();
      var width = registers.architecture().pointerBytes();
      var space = ProcessSpace.of(ProcessDirectory.of(task.process()));
      var convention = CallConvention.of(registers.architecture()).orElseThrow();
      return new Inside(
          space,
          FrameWalker.of(space, convention),
          registers.sp().plus(width),
          Address.of(task.memory().readUnsigned(registers.sp(), width).orElseThrow()));
    }

    private void check(StoppedTask task, Inside in) {
      var registers = task.registers();
      if (registers.pc().equals(in.caller) && registers.sp().equals(in.cfa)) {
        isOver = true;
        in.space.close();
        return;
      }
      objects.add(in.space.nameAt(registers.pc()).orElse("?"));
      // The vdso reads the clock anew when it has been changed meanwhile: it would never end if
      // each
      // of its instructions took as long as a walk.
      if (!walked.add(registers.pc())) {
        return;
      }
      var stack = in.walker.walk(Frame.innermost(FrameRegisters.of(registers)), task.memory(), 100);
      if (!leadsToMain(stack, in) && !isInCopy(task) && astray.size() < 20) {
        var names =
            new SourceSymbols(
                in.space, DebugFiles.in(DebugDirectories.usual()), LinkageNames.plain());
        astray.add(
            stack.end()
                + " "
                + stack.frames().stream()
                    .map(frame -> frame.pc() + " " + names.placesOf(frame.lookupAddress()))
                    .toList());
      }
    }

    /// In the 32-bit C library's memcpy(3) for i586, frame information forgets a register that is
    /// pushed: from `push %eax` up to the `pop` 15 bytes behind it.
    private static boolean isInCopy(StoppedTask task) {
      var registers = task.registers();
      var before = task.memory().read(registers.pc().plus(-15), 30);
      var text = HexFormat.of().formatHex(before);
      var at = text.indexOf("5089c8c1e90283e003f3a589c1f3a458");
      return registers.architecture().pointerBytes() == 4 && at >= 0 && at / 2 < 15;
    }

    private static boolean leadsToMain(Stack stack, Inside in) {
      var frames = stack.frames();
      for (var i = 0; i + 1 < frames.size(); i++) {
        if (frames.get(i).cfa().equals(Optional.of(in.cfa))) {
          return frames.get(i + 1).pc().equals(in.caller)
              && stack.end() instanceof Stack.End.Outermost;
        }
      }
      return false;
    }
  }
}
