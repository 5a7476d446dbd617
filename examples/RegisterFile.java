// Prints all general registers at the first write(2) of a program, in the layout it runs in.
// bin/spoor run examples/RegisterFile.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

boolean shown;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.SyscallEntry call && isWrite(call) && !shown) {
    shown = true;
    var registers = task.registers();
    IO.println(registers.architecture().name());
    for (var register : registers.architecture().registers()) {
      // The table has more than the general ones; those were not asked for.
      if (registers.knows(register)) {
        IO.println("%-8s 0x%x".formatted(register, registers.unsigned(register)));
      }
    }
  }
  return Resumption.onward(stop, Until.SYSCALL);
}

boolean isWrite(TaskStop.SyscallEntry call) {
  return call.number() == (call.abi() == Abi.I386 ? 4 : 1);
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
