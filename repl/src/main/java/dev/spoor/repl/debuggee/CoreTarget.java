package dev.spoor.repl.debuggee;

import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.core.CoreFile;
import dev.spoor.objects.core.CoreThread;
import dev.spoor.objects.separate.DebugDirectories;
import dev.spoor.objects.separate.DebugSearch;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.LinkageNames;
import dev.spoor.symbolic.core.CoreSpace;
import dev.spoor.symbolic.unwind.CallConvention;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// A process that has left a core file.
public final class CoreTarget implements Target {
  private static final Path ROOT = Path.of("/");

  private final CoreFile core;
  private final CoreSpace space;
  private final DebugSearch search;
  private final Symbols symbols;
  private final Architecture architecture;
  private final String executable;

  private CoreTarget(
      CoreFile core,
      Architecture architecture,
      String executable,
      DebugSearch search,
      LinkageNames names) {
    this.core = core;
    this.architecture = architecture;
    this.executable = executable;
    this.search = search;
    this.space = CoreSpace.of(core, ROOT);
    this.symbols =
        Symbols.of(
            space,
            search.files(),
            names,
            core.memory(),
            CallConvention.of(architecture).orElseThrow());
  }

  /// Opens a core file.
  ///
  /// @param typed how the user named it
  /// @param executable the program that the user says it is of; empty if none was said
  /// @throws CommandException if it is none
  static CoreTarget open(
      Path path, String typed, String executable, Surroundings surroundings, LinkageNames names) {
    CoreFile core;
    try {
      core = CoreFile.open(path, ROOT);
    } catch (NoSuchFileException _) {
      throw new CommandException(typed + ": No such file or directory.");
    } catch (IOException refused) {
      throw new CommandException(typed + ": " + refused.getMessage());
    } catch (MalformedObjectException _) {
      throw new CommandException(
          "\"" + typed + "\" is not a core dump: file format not recognized");
    }
    var architecture = core.architecture();
    if (architecture.isEmpty() || CallConvention.of(architecture.get()).isEmpty()) {
      core.close();
      throw new CommandException("\"" + typed + "\": a core of a CPU that is not known here");
    }
    var search = DebugSearch.in(DebugDirectories.usual(), surroundings::variable);
    return new CoreTarget(core, architecture.get(), executable, search, names);
  }

  /// {@return the core}
  public CoreFile core() {
    return core;
  }

  /// {@return files that the process had mapped and that are not as they were, with the reason}
  public List<String> refused() {
    var found = new ArrayList<String>();
    space.refused().forEach((path, why) -> found.add(path + " is not used: " + why));
    return found;
  }

  @Override
  public <T> T look(Supplier<T> question) {
    return question.get();
  }

  @Override
  public boolean isLive() {
    return false;
  }

  @Override
  public boolean isCore() {
    return true;
  }

  @Override
  public Symbols symbols() {
    return symbols;
  }

  @Override
  public Memory memory() {
    return core.memory();
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public List<TargetThread> threads() {
    var found = new ArrayList<TargetThread>();
    for (var thread : core.threads()) {
      if (thread.registers().isPresent()) {
        found.add(new CoreTask(found.size() + 1, thread, thread.registers().get()));
      }
    }
    return found;
  }

  @Override
  public String program() {
    return executable.isEmpty()
        ? core.mappedFiles().stream().findFirst().map(file -> file.path()).orElse("")
        : executable;
  }

  @Override
  public void close() {
    symbols.close();
    space.close();
    search.close();
    core.close();
  }

  private final class CoreTask implements TargetThread {
    private final int number;
    private final CoreThread thread;
    private final Registers registers;

    CoreTask(int number, CoreThread thread, Registers registers) {
      this.number = number;
      this.thread = thread;
      this.registers = registers;
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public Tid tid() {
      return Tid.of(thread.tid());
    }

    @Override
    public Tid process() {
      return core.process().map(process -> Tid.of(process.pid())).orElse(tid());
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public Registers registers() {
      return registers;
    }

    @Override
    public Registers allRegisters() {
      return registers;
    }

    @Override
    public void setRegisters(Registers values) {
      throw new CommandException("You can't do that without a process to debug.");
    }

    @Override
    public void setExtended(Register register, byte[] bytes) {
      throw new CommandException("You can't do that without a process to debug.");
    }

    @Override
    public OptionalLong threadPointer() {
      return thread.threadPointer();
    }

    @Override
    public Optional<byte[]> signalBytes() {
      var isNarrow = registers.architecture().pointerBytes() == Integer.BYTES;
      return thread.signalInfo().map(info -> info.encode(isNarrow ? Abi.I386 : Abi.X86_64));
    }

    @Override
    public Optional<SignalInfo> signalInfo() {
      return thread.signalInfo();
    }
  }
}
