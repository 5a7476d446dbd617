package dev.spoor.repl.debuggee;

import dev.spoor.debugger.DebugSession;
import dev.spoor.debugger.DebugTask;
import dev.spoor.debugger.Inferior;
import dev.spoor.debugger.symbols.Symbols;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Printable;
import dev.spoor.machine.Register;
import dev.spoor.machine.Registers;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.SignalInfo;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.process.ProcessAccessException;
import dev.spoor.symbolic.process.ProcessDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// A process that is being debugged, halted.
public final class LiveTarget implements Target {
  private final DebugSession session;
  private final Inferior inferior;
  private final boolean hasHadThreads;
  private final Map<Tid, String> givenNames;

  LiveTarget(
      DebugSession session, Inferior inferior, boolean hasHadThreads, Map<Tid, String> givenNames) {
    this.session = session;
    this.inferior = inferior;
    this.hasHadThreads = hasHadThreads;
    this.givenNames = givenNames;
  }

  /// {@return the process}
  public Inferior inferior() {
    return inferior;
  }

  @Override
  public <T> T look(Supplier<T> question) {
    return session.call(_ -> question.get());
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public Symbols symbols() {
    return inferior.symbols();
  }

  @Override
  public Memory memory() {
    return inferior.memory();
  }

  @Override
  public Architecture architecture() {
    return inferior.architecture();
  }

  @Override
  public List<TargetThread> threads() {
    var found = new ArrayList<TargetThread>();
    for (var task : inferior.tasks()) {
      if (task.isHeld()) {
        found.add(new LiveTask(task, givenNames.getOrDefault(task.tid(), "")));
      }
    }
    return found;
  }

  @Override
  public boolean hasHadThreads() {
    return hasHadThreads;
  }

  @Override
  public String program() {
    return inferior.program();
  }

  @Override
  public void close() {}

  private record LiveTask(DebugTask task, String given) implements TargetThread {
    @Override
    public int number() {
      return task.number();
    }

    @Override
    public Tid tid() {
      return task.tid();
    }

    @Override
    public Tid process() {
      return task.inferior().process();
    }

    @Override
    public String name() {
      if (!given.isEmpty()) {
        return given;
      }
      try {
        return Printable.decode(ProcessDirectory.of(process()).task(tid()).name());
      } catch (ProcessAccessException _) {
        return "";
      }
    }

    @Override
    public Registers registers() {
      return task.registers();
    }

    @Override
    public Registers allRegisters() {
      return task.stopped().allRegisters();
    }

    @Override
    public void setRegisters(Registers values) {
      task.stopped().setRegisters(values);
    }

    @Override
    public byte[] floatingState() {
      return task.stopped().floatingState();
    }

    @Override
    public void setFloatingState(byte[] block) {
      task.stopped().setFloatingState(block);
    }

    @Override
    public void setExtended(Register register, byte[] bytes) {
      task.stopped().setExtended(register, bytes);
    }

    @Override
    public OptionalLong threadPointer() {
      return task.stopped().narrowThreadPointer();
    }

    @Override
    public Optional<byte[]> signalBytes() {
      var stopped = task.stopped();
      if (!stopped.hasSignalInfo()) {
        return Optional.empty();
      }
      // The kernel shows a 64-bit tracer the layout of 64 bits.
      return Optional.of(
          task.registers().architecture().pointerBytes() == Integer.BYTES
              ? stopped.signalInfo().encode(Abi.I386)
              : stopped.signalInfoBytes());
    }

    @Override
    public Optional<SignalInfo> signalInfo() {
      return Optional.of(task.stopped().signalInfo());
    }
  }
}
