package dev.spoor.live.death;

import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.kernel.Guardian;
import dev.spoor.kernel.TaskRepair;
import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.DebugSlot;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A debugger to be killed: a JVM of its own that plants a breakpoint in a function, and carries
/// the instruction there out itself when it is hit.
final class DoomedDebugger implements StopHandler {
  private static final ByteString TRAP = ByteString.of(new byte[] {(byte) 0xcc});

  private final DebuggerState state;
  private final Address site;
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private Optional<Guardian> guardian = Optional.empty();
  private boolean attached;
  private int hits;

  private DoomedDebugger(DebuggerState state, Address site) {
    this.state = state;
    this.site = site;
  }

  /// Runs until killed.
  ///
  /// @param arguments a [DebuggerState], a process to attach to and the address of the function
  static void main(String... arguments) {
    var state = DebuggerState.valueOf(arguments[0]);
    var function = Address.of(Long.decode(arguments[2]));
    var site = state == DebuggerState.HITS ? function.plus(1) : function;
    var doomed = new DoomedDebugger(state, site);
    try (var tracer = Tracer.open(doomed)) {
      tracer.attach(Tid.of(Integer.parseInt(arguments[1])));
      tracer.join();
    }
  }

  private void say(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Resumption onStop(StoppedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.Attached) {
      return arrived(task);
    }
    if (stop instanceof TaskStop.Stepped) {
      return stepped(task);
    }
    if (stop instanceof TaskStop.SignalDelivery delivery) {
      return delivery.signal().equals(Signal.TRAP) ? hit(task) : signal(task, delivery);
    }
    return Resumption.onward(stop, until());
  }

  private Until until() {
    return state == DebuggerState.STEP || state == DebuggerState.STEPS
        ? Until.NEXT_INSTRUCTION
        : Until.STOP;
  }

  private Resumption arrived(StoppedTask task) {
    if (attached) {
      return Resumption.run(until());
    }
    attached = true;
    if (state != DebuggerState.UNGUARDED) {
      guardian = Optional.of(Guardian.start());
    }
    if (state == DebuggerState.DEBUG_REGISTER) {
      mark(task, TaskRepair.letGo().disarmed());
      var slot = new DebugSlot(site, 1, DebugSlot.Trigger.EXECUTE, true);
      task.debugRegisters().set(0, slot);
    } else {
      plant(task);
    }
    if (until() == Until.NEXT_INSTRUCTION) {
      mark(task, TaskRepair.letGo().held());
    } else if (state == DebuggerState.HITS) {
      mark(task, TaskRepair.letGo().held().movedBack());
    }
    if (state == DebuggerState.CALL) {
      call(task);
    }
    say("planted");
    return Resumption.run(until());
  }

  private void plant(StoppedTask task) {
    var original = ByteString.of(task.memory().read(site, 1));
    guardian.ifPresent(g -> g.guard(task.process(), site, original, TRAP));
    task.memory().write(site, TRAP.toArray());
  }

  /// The shortest call there is: to the place to which it returns.
  private void call(StoppedTask task) {
    mark(task, TaskRepair.letGo().held().restored());
    var registers = task.registers().with("orig_rax", -1).with("rip", site.value());
    for (var scratch : List.of("rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "r12", "r15")) {
      registers = registers.with(scratch, 0x1234);
    }
    task.setRegisters(registers.with("rsp", registers.sp().value() - 256));
  }

  private void mark(StoppedTask task, TaskRepair repair) {
    guardian.ifPresent(g -> g.mark(task.process(), task.tid(), repair));
  }

  private Resumption stepped(StoppedTask task) {
    if (state == DebuggerState.STEP && ++hits == 10) {
      return there();
    }
    if (state == DebuggerState.STEPS && ++hits % 1000 == 0) {
      say("there");
    }
    if (task.registers().pc().equals(site)) {
      carryOut(task);
    }
    return Resumption.run(until());
  }

  private Resumption signal(StoppedTask task, TaskStop.SignalDelivery delivery) {
    if (state == DebuggerState.SIGNAL) {
      mark(task, TaskRepair.letGo().held().signalled(delivery.signal()));
      return there();
    }
    return Resumption.onward(delivery, until());
  }

  private Resumption there() {
    say("there");
    return Resumption.hold();
  }

  private Resumption hit(StoppedTask task) {
    if (state == DebuggerState.CALL) {
      return there();
    }
    if (state != DebuggerState.HITS) {
      var behind = new TaskRepair.Move(site.plus(1), task.registers().sp(), site);
      mark(task, TaskRepair.letGo().held().moved(behind));
    }
    if (state == DebuggerState.HELD_BEHIND) {
      return there();
    }
    if (state == DebuggerState.HELD) {
      task.setRegisters(task.registers().with("rip", site.value()));
      return there();
    }
    carryOut(task);
    if (state == DebuggerState.SHORT_HITS) {
      guardian.ifPresent(g -> g.unmark(task.tid()));
    }
    if (++hits % 10 == 0) {
      say("there");
    }
    return Resumption.run(until());
  }

  /// Carries out `push %rbp`, with which the function begins, or `mov %rsp, %rbp`, which follows.
  /// Dead before the registers are changed, it has done nothing of it: what was pushed lies below
  /// the stack pointer.
  private void carryOut(StoppedTask task) {
    var registers = task.registers();
    var sp = registers.sp().value();
    if (state == DebuggerState.HITS) {
      task.setRegisters(registers.with("rbp", sp).with("rip", site.value() + 3));
      return;
    }
    var word = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    word.putLong(registers.unsigned("rbp"));
    task.memory().write(Address.of(sp - 8), word.array());
    task.setRegisters(registers.with("rsp", sp - 8).with("rip", site.value() + 1));
  }
}
