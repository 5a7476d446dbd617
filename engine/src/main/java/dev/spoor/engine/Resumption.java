package dev.spoor.engine;

import dev.spoor.machine.linux.Signal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Objects;
import java.util.Optional;

/// The single answer to a stop. See ptrace(2): CONT, SYSCALL, SINGLESTEP, SYSEMU, LISTEN, DETACH.
public sealed interface Resumption {
  /// The task runs on.
  ///
  /// @param deliver the signal it receives; only a [TaskStop.SignalDelivery] delivers it with the
  ///   siginfo it came with
  record Run(Until until, Optional<Signal> deliver) implements Resumption {
    private static final EnumMap<Until, Run> PLAIN = plain();

    private static EnumMap<Until, Run> plain() {
      var all = new EnumMap<Until, Run>(Until.class);
      for (var until : Until.values()) {
        all.put(until, new Run(until, Optional.empty()));
      }
      return all;
    }
  }

  /// The task stays in its group-stop until SIGCONT, which is then reported as
  /// [TaskStop.Interrupted].
  record Listen() implements Resumption {}

  /// The task stays stopped until [Tracer#resume].
  record Hold() implements Resumption {}

  /// The task stays stopped for a while and then runs on. Until then it is as one that is held:
  /// [Tracer#resume] can give another answer, and its end is reported.
  ///
  /// @param nanos how long, in nanoseconds; 0 or less for no time
  /// @param then what it does when the time is over
  record Delay(long nanos, Run then) implements Resumption {}

  /// The task goes on untraced; its process is killed if it is under a [CallFilter].
  ///
  /// @param deliver the signal it receives
  record Detach(Optional<Signal> deliver) implements Resumption {}

  /// {@return the answer that lets a task run without a signal}
  static Resumption run(Until until) {
    return Objects.requireNonNull(Run.PLAIN.get(until));
  }

  /// {@return the answer that lets a task run and receive a signal}
  static Resumption run(Until until, Signal deliver) {
    return new Run(until, Optional.of(deliver));
  }

  /// {@return the answer that keeps a task where it is}
  static Resumption hold() {
    return new Hold();
  }

  /// {@return the answer that lets a task run after some time}
  static Resumption runAfter(Duration delay, Until until, Optional<Signal> deliver) {
    var most = Duration.ofNanos(Long.MAX_VALUE);
    var nanos = delay.compareTo(most) < 0 ? delay.toNanos() : Long.MAX_VALUE;
    return new Delay(nanos, new Run(until, deliver));
  }

  /// {@return the answer by which a program behaves as if nobody were there: a signal is delivered,
  /// a group-stop kept, anything else run on}
  static Resumption onward(TaskStop stop, Until until) {
    if (stop instanceof TaskStop.SignalDelivery delivery) {
      return run(until, delivery.signal());
    }
    return stop instanceof TaskStop.GroupStop ? new Listen() : run(until);
  }

  /// A [StopHandler]'s method that lets everything run as if nobody were there.
  static Resumption neutral(StoppedTask task, TaskStop stop) {
    Objects.requireNonNull(task);
    return onward(stop, Until.STOP);
  }
}
