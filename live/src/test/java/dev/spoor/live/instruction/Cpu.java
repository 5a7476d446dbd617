package dev.spoor.live.instruction;

import dev.spoor.engine.Command;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.Address;
import dev.spoor.machine.Architecture;
import dev.spoor.machine.RegisterImage;
import dev.spoor.machine.linux.Signal;
import dev.spoor.testkit.Tracees;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/// A program whose registers, code and data a test fills, and that then carries out one
/// instruction.
final class Cpu implements StopHandler {
  /// Where the program has room for code.
  static final long CODE = 0x1000_0000L;

  /// Where jumps lead to. There is nothing, for what is there could be changed too.
  static final long TARGET = 0x1001_0000L;

  /// Two pages of data.
  static final long DATA = 0x2000_0000L;

  static final int DATA_BYTES = 0x2000;

  /// Where it has more room for code, far away from the other where addresses have 64 bits.
  static long farCode(Architecture architecture) {
    return architecture.pointerBytes() == 8 ? 0x7e00_0000_0000L : 0x7000_0000L;
  }

  /// One instruction.
  interface Trial {
    /// Puts everything in place.
    void prepare(StoppedTask task);

    /// Looks at what has become of it.
    ///
    /// @param signal what came instead of the step's end, 0 for nothing
    void check(StoppedTask task, int signal);
  }

  /// What trials need to know of the program as it was found.
  interface Trials {
    Iterator<Trial> over(RegisterImage registers);
  }

  private final Trials trials;
  private Iterator<Trial> coming = Collections.emptyIterator();
  private boolean hasBegun;
  private boolean isOver;
  private Optional<Trial> current = Optional.empty();

  private Cpu(Trials trials) {
    this.trials = trials;
  }

  /// Runs all trials in a program of `bits` (`-m64` or `-m32`).
  static void run(String bits, Trials trials) {
    var cpu = new Cpu(trials);
    try (var tracer = Tracer.open(cpu)) {
      tracer.launch(Command.of(Tracees.compile("waits_for_code", bits).toString()));
      tracer.join();
    }
    if (!cpu.isOver) {
      throw new AssertionError("the program ended before the trials were over");
    }
  }

  @Override
  public Resumption onStop(StoppedTask task, TaskStop stop) {
    if (!hasBegun) {
      if (!(stop instanceof TaskStop.SignalDelivery(var _, var signal))
          || !signal.equals(Signal.TRAP)) {
        return Resumption.onward(stop, Until.STOP);
      }
      hasBegun = true;
      coming = trials.over((RegisterImage) task.registers());
    }
    var signal = stop instanceof TaskStop.SignalDelivery delivery ? delivery.signal().number() : 0;
    current.ifPresent(trial -> trial.check(task, signal));
    if (!coming.hasNext()) {
      isOver = true;
      return Resumption.run(Until.STOP, Signal.KILL);
    }
    var trial = coming.next();
    current = Optional.of(trial);
    trial.prepare(task);
    return Resumption.run(Until.NEXT_INSTRUCTION);
  }

  static RegisterImage image(RegisterImage like, byte[] block) {
    return like.withBlock(like.architecture().general(), block);
  }

  static byte[] block(StoppedTask task) {
    return ((RegisterImage) task.registers()).block(task.registers().architecture().general());
  }

  static void write(StoppedTask task, long at, byte[] bytes) {
    if (task.memory().write(Address.of(at), bytes) != bytes.length) {
      throw new AssertionError("nothing to write to at " + Long.toHexString(at));
    }
  }
}
