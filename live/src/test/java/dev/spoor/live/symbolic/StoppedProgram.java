package dev.spoor.live.symbolic;

import dev.spoor.engine.AttachException;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.TracerOptions;
import dev.spoor.engine.Until;
import dev.spoor.machine.Address;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.X86_64;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugFiles;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.SourceSymbols;
import dev.spoor.symbolic.process.MemoryFile;
import dev.spoor.symbolic.process.ProcessDirectory;
import dev.spoor.symbolic.process.ProcessSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import dev.spoor.symbolic.unwind.Frame;
import dev.spoor.symbolic.unwind.FrameRegisters;
import dev.spoor.symbolic.unwind.FrameWalker;
import dev.spoor.symbolic.unwind.Stack;
import dev.spoor.symbolic.variable.DebuggedObjects;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import dev.spoor.symbolic.variable.Scope;
import dev.spoor.testkit.Background;
import dev.spoor.testkit.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A program that prints a line and waits, looked into while it does.
final class StoppedProgram implements AutoCloseable {
  private final Background background;
  private final ProcessSpace space;
  private final MemoryFile memory;
  private final DebuggedObjects objects;
  private final Program program;
  private final SourceSymbols symbols;
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
    var names = demangler();
    this.program = new Program(objects, memory, convention, names);
    this.symbols = new SourceSymbols(space, DebugFiles.in(DebugDirectories.usual()), names);
  }

  /// @param command the program, then its arguments
  static StoppedProgram start(Object... command) {
    var background = Background.start(command);
    background.line();
    awaitWait(background.pid());
    return new StoppedProgram(background);
  }

  /// A call that was not yet begun when it is stopped has other registers than one that waits.
  static void awaitWait(Tid pid) {
    while (!isWaiting(pid)) {
      Thread.onSpinWait();
    }
  }

  /// By proc_pid_syscall(5): pause or read, of both ABIs.
  private static boolean isWaiting(Tid pid) {
    try {
      var call = Files.readString(Path.of("/proc", pid.toString(), "syscall"));
      return Set.of("34", "29").contains(call.split(" ", 2)[0])
          || call.startsWith("0 0x0 ")
          || call.startsWith("3 0x0 ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The line comes before the wait: what is read must be of the call that waits.
  private static Registers registers(Background background) {
    var found = new Registers[1];
    try (var tracer =
        Tracer.open(
            (task, _) -> {
              found[0] = task.allRegisters();
              return isWaiting(found[0])
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

  /// In pause(2), or in read(2) of the standard input.
  private static boolean isWaiting(Registers registers) {
    return registers.architecture() instanceof X86_64
        ? registers.unsigned("orig_rax") == 34
            || registers.unsigned("orig_rax") == 0 && registers.unsigned("rdi") == 0
        : registers.unsigned("orig_eax") == 29
            || registers.unsigned("orig_eax") == 3 && registers.unsigned("ebx") == 0;
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

  FrameVariables variables(int frame) {
    return program.variables(stack, frame, Optional.of(registers), OptionalLong.empty());
  }

  /// {@return all calls on the stack, those that were inlined too}
  List<SeenFrame> frames() {
    var found = new ArrayList<SeenFrame>();
    for (var i = 0; i < stack.frames().size(); i++) {
      var frame = stack.frames().get(i);
      if (frame.isSignalFrame()) {
        found.add(new SeenFrame(SeenFrame.SIGNAL, SeenFrame.UNKNOWN, List.of()));
      } else {
        addCalls(places(frame.lookupAddress()), variables(i), found);
      }
    }
    return found;
  }

  private List<CodePlace> places(Address address) {
    var places = symbols.placesOf(address);
    return places.isEmpty() ? List.of(CodePlace.of(CodePlace.UNNAMED, 0)) : places;
  }

  private static void addCalls(
      List<CodePlace> places, FrameVariables variables, List<SeenFrame> found) {
    var calls = calls(variables);
    for (var i = 0; i < places.size(); i++) {
      var place = places.get(i);
      var line =
          place.file().isPresent() && place.line().isPresent()
              ? SeenFrame.place(place.file().get(), place.line().getAsInt())
              : SeenFrame.UNKNOWN;
      found.add(new SeenFrame(place.function(), line, i < calls.size() ? calls.get(i) : List.of()));
    }
  }

  /// {@return the variables of each call that a frame stands for, innermost first}
  private static List<List<String>> calls(FrameVariables variables) {
    var calls = new ArrayList<List<String>>();
    var call = new ArrayList<String>();
    for (var scope : variables.scopes()) {
      for (var variable : scope.variables()) {
        call.add(variable.name() + " = " + variables.value(variable));
      }
      if (scope.kind() != Scope.Kind.BLOCK) {
        calls.add(List.copyOf(call));
        call.clear();
      }
    }
    return calls;
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
    symbols.close();
    memory.close();
    space.close();
    background.close();
  }
}
