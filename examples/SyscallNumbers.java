// Prints the number of each system call of a program, at its entry and again at its exit.
// bin/spoor run examples/SyscallNumbers.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Resumption onStop(StoppedTask task, TaskStop stop) {
  switch (stop) {
    // The execve by which the launcher becomes the program is its first call.
    case TaskStop.Launched call -> IO.println("entry " + call.number());
    case TaskStop.SyscallEntry call -> IO.println("entry " + call.number());
    case TaskStop.SyscallExit _ -> IO.println("exit  " + numberRegister(task));
    default -> {}
  }
  return Resumption.onward(stop, Until.SYSCALL);
}

// orig_rax or orig_eax, which keeps the number while the other registers change.
long numberRegister(StoppedTask task) {
  var registers = task.registers();
  return registers.unsigned(registers.architecture().syscalls().number());
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
