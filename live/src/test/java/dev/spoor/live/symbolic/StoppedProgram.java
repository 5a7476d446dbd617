package dev.spoor.live.symbolic;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.engine.Until;
import dev.spoor.machine.Registers;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.process.MemoryFile;
import dev.spoor.symbolic.process.ProcessDirectory;
import dev.spoor.symbolic.process.ProcessSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.symbolic.variable.DebuggedObjects;
import dev.spoor.symbolic.variable.Program;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A program that prints a line and waits, looked into while it does.
final class StoppedProgram implements AutoCloseable {
  private final Background background;
  private final ProcessSpace space;
  private final MemoryFile memory;
  private final DebuggedObjects objects;
  private final Program program;
  private final Registers registers;
  private final Stack stack;

  private StoppedProgram(Background background) {
    this.background = background;
    var process = ProcessDirectory.of(background.pid());
    this.space = ProcessSpace.of(process);
    this.memory = process.memory();
    this.registers = registers(background);
    var convention = CallConvention.of(registers.architecture()).orElseThrow();
    this.stack =
        FrameWalker.of(space, convention)
            .walk(Frame.innermost(FrameRegisters.of(registers)), memory, 20);
    this.objects = DebuggedObjects.of(space, DebugFiles.in(DebugDirectories.usual()));
    this.program = new Program(objects, memory, convention, demangler());
  }

  static StoppedProgram start(Path path) {
    var background = Background.start(path);
    background.line();
    return new StoppedProgram(background);
  }

  /// The line comes before the wait: what is read must be of the call that waits, `pause`.
  private static Registers registers(Background background) {
    var found = new Registers[1];
    try (var tracer =
        Tracer.open(
            (task, _) -> {
              found[0] = task.registers();
              return isPaused(found[0])
                  ? new Resumption.Detach(Optional.empty())
                  : Resumption.run(Until.SYSCALL);
            },
            TracerOptions.defaults().withFollow(false))) {
      tracer.attach(background.pid());
      tracer.join();
    } catch (AttachException e) {
      throw new AssertionError(e);
    }
    return found[0];
  }

  private static boolean isPaused(Registers registers) {
    return registers.architecture() instanceof X86_64
        ? registers.unsigned("orig_rax") == 34
        : registers.unsigned("orig_eax") == 29;
  }

  private static dev.spoor.symbolic.LinkageNames demangler() {
    Map<String, String> known = new HashMap<>();
    return name ->
        name.startsWith("_Z")
            ? known.computeIfAbsent(name, each -> Shell.run("c++filt", each).stdout().strip())
            : name;
  }

  Program program() {
    return program;
  }

  Stack stack() {
    return stack;
  }

  Registers registers() {
    return registers;
  }

  dev.spoor.symbolic.variable.FrameVariables variables(int frame) {
    return program.variables(stack, frame, Optional.of(registers), OptionalLong.empty());
  }

  int pid() {
    return background.pid().value();
  }

  @Override
  public String toString() {
    var text = new StringBuilder(stack.end().toString());
    for (var frame : stack.frames()) {
      text.append(' ').append(frame.pc()).append(space.nameAt(frame.pc()).orElse("?"));
    }
    return text.toString();
  }

  @Override
  public void close() {
    objects.close();
    memory.close();
    space.close();
    background.close();
  }
}
