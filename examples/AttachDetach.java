// Attaches to a running process, shows where each of its tasks is, and leaves it as it was.
// bin/spoor run examples/AttachDetach.java -- PID
import module dev.spoor.engine;

Resumption onStop(StoppedTask task, TaskStop stop) {
  IO.println("task " + task.tid() + " of process " + task.process() + " at " + where(task));
  return switch (stop) {
    // A signal that came at this moment is not lost.
    case TaskStop.SignalDelivery(_, var signal) -> new Resumption.Detach(Optional.of(signal));
    default -> new Resumption.Detach(Optional.empty());
  };
}

String where(StoppedTask task) {
  var registers = task.registers();
  return registers.architecture().programCounter() + " " + registers.pc();
}

void main(String[] words) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.attach(Tid.of(Integer.parseInt(words[0])));
    tracer.join();
  }
  IO.println("detached");
}
