package dev.spoor.live.death;

import dev.spoor.engine.Command;
import dev.spoor.engine.Resumption;
import dev.spoor.engine.StopHandler;
import dev.spoor.engine.StoppedTask;
import dev.spoor.engine.TaskStop;
import dev.spoor.engine.Tracer;
import dev.spoor.engine.Until;
import dev.spoor.machine.linux.Tid;
import dev.spoor.machine.x86_64.DebugSlot;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A tracer to be killed: a JVM of its own that brings a task into a state, says so and waits.
final class DoomedTracer implements StopHandler {
  private final TracerState state;
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private boolean attached;
  private int count;

  private DoomedTracer(TracerState state) {
    this.state = state;
  }

  /// Runs until killed.
  ///
  /// @param arguments a [TracerState], then a process to attach to or a program to launch
  static void main(String... arguments) {
    var doomed = new DoomedTracer(TracerState.valueOf(arguments[0]));
    try (var tracer = Tracer.open(doomed)) {
      if (doomed.state == TracerState.LAUNCHED) {
        doomed.say("launched " + tracer.launch(Command.of(arguments[1])));
      } else if (doomed.state == TracerState.LAUNCHING) {
        doomed.launchForEver(tracer, arguments[1]);
      } else {
        tracer.attach(Tid.of(Integer.parseInt(arguments[1])));
      }
      tracer.join();
    }
  }

  private void launchForEver(Tracer tracer, String program) {
    while (true) {
      say(tracer.launch(Command.of(program)).toString());
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

  private Resumption there() {
    say("there");
    return Resumption.hold();
  }

  @Override
  public Resumption onStop(StoppedTask task, TaskStop stop) {
    if (stop instanceof TaskStop.Attached) {
      return arrived(task);
    }
    return switch (state) {
      case IDLE -> Resumption.onward(stop, Until.STOP);
      case LISTENING -> {
        if (stop instanceof TaskStop.GroupStop) {
          say("there");
        }
        yield Resumption.onward(stop, Until.STOP);
      }
      case GROUP_STOP ->
          stop instanceof TaskStop.GroupStop ? there() : Resumption.onward(stop, Until.STOP);
      case SYSCALL_ENTRY ->
          stop instanceof TaskStop.SyscallEntry ? there() : Resumption.onward(stop, Until.SYSCALL);
      case SYSCALL_EXIT ->
          stop instanceof TaskStop.SyscallExit exit && exit.result() >= 0
              ? there()
              : Resumption.onward(stop, Until.SYSCALL);
      case SIGNAL ->
          stop instanceof TaskStop.SignalDelivery ? there() : Resumption.onward(stop, Until.STOP);
      case STEP ->
          stop instanceof TaskStop.Stepped && ++count == 10
              ? there()
              : Resumption.onward(stop, Until.NEXT_INSTRUCTION);
      case DEBUG_REGISTER -> Resumption.onward(stop, Until.STOP);
      case BUSY_SYSCALLS, LAUNCHED -> busy(stop, Until.SYSCALL);
      case LAUNCHING -> Resumption.onward(stop, Until.SYSCALL);
      case BUSY_STEPS -> busy(stop, Until.NEXT_INSTRUCTION);
    };
  }

  private Resumption busy(TaskStop stop, Until until) {
    if (++count % 50 == 0) {
      say(".");
    }
    return Resumption.onward(stop, until);
  }

  private Resumption arrived(StoppedTask task) {
    if (!attached) {
      attached = true;
      if (state == TracerState.DEBUG_REGISTER) {
        task.debugRegisters()
            .set(0, new DebugSlot(task.registers().pc(), 1, DebugSlot.Trigger.EXECUTE, true));
      }
      say("attached");
    }
    return Resumption.run(
        switch (state) {
          case SYSCALL_ENTRY, SYSCALL_EXIT, BUSY_SYSCALLS -> Until.SYSCALL;
          case STEP, BUSY_STEPS -> Until.NEXT_INSTRUCTION;
          case IDLE, LISTENING, GROUP_STOP, SIGNAL, DEBUG_REGISTER, LAUNCHED, LAUNCHING ->
              Until.STOP;
        });
  }
}
