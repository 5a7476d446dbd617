// Prints the three arguments of each write(2), taken one register at a time and all at once.
// bin/spoor run examples/WriteArguments.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.SyscallEntry call && isWrite(call)) {
    var registers = task.registers();
    var places = registers.architecture().syscalls().arguments();
    var line = new StringBuilder("write:");
    for (var register : places.subList(0, 3)) {
      line.append(" ").append(register).append("=").append(registers.unsigned(register));
    }
    var all = call.arguments();
    IO.println(line + " = (" + all.a0() + ", " + Address.of(all.a1()) + ", " + all.a2() + ")");
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
