// Decides about each signal of a process: SIGUSR1 passes with another value, SIGUSR2 becomes
// SIGUSR1, SIGHUP, which the program ignores, still stops it and is shown, all others are dropped.
// bin/spoor run examples/SignalArbiter.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.SignalDelivery(_, var signal)) {
    IO.println(signal + " " + task.signalInfo().details());
    return switch (signal.name()) {
      case "SIGUSR1" -> {
        edit(task);
        yield Resumption.run(Until.STOP, signal);
      }
      case "SIGUSR2" -> Resumption.run(Until.STOP, Signal.USR1);
      case "SIGHUP" -> Resumption.run(Until.STOP, signal);
      default -> Resumption.run(Until.STOP);
    };
  }
  return Resumption.onward(stop, Until.STOP);
}

void edit(StoppedTask task) {
  var info = task.signalInfo();
  if (info.details() instanceof SignalInfo.Queued(var pid, var uid, _)) {
    var edited = new SignalInfo.Queued(pid, uid, 1234);
    task.setSignalInfo(SignalInfo.of(info.signal(), info.code(), edited));
  }
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
