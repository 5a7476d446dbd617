// Prints the number of the system call by which a program came into being: execve.
// bin/spoor run examples/FirstCall.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.Execed) {
    var registers = task.registers();
    var number = registers.unsigned(registers.architecture().syscalls().number());
    IO.println("The child made system call " + number);
  }
  return Resumption.onward(stop, Until.STOP);
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
