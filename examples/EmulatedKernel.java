// Answers every system call of a static program itself: nothing but its first execve reaches the
// kernel. At its exit the guest is ended, and its own status reported.
// bin/spoor run examples/EmulatedKernel.java -- PROGRAM
import module dev.spoor.engine;

int status;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.Launched) {
    return Resumption.run(Until.STOP);
  }
  if (stop instanceof TaskStop.SyscallEntry call) {
    var name = SyscallTable.of(call.abi()).find(call.number()).orElseThrow().name();
    switch (name) {
      case "write" -> task.setResult(write(task.memory(), call.arguments()));
      case "getpid" -> task.setResult(42);
      case "exit", "exit_group" -> {
        status = (int) call.arguments().a0() & 0xff;
        return Resumption.run(Until.STOP, Signal.KILL);
      }
      default -> {
        IO.println(name + " refused");
        task.setResult(-Errno.ENOSYS.value());
      }
    }
  }
  return Resumption.onward(stop, Until.SYSCALL_EMULATED);
}

long write(Memory memory, Arguments arguments) {
  var text = memory.read(Address.of(arguments.a1()), (int) Math.min(arguments.a2(), 4096));
  IO.print(new String(text));
  return text.length;
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
  IO.println("the guest ended with " + status);
}
