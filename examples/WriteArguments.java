// Prints the three arguments of each write(2), peeked one register at a time and taken all at once.
// bin/spoor run examples/WriteArguments.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

import dev.spoor.machine.x86_64.X86_64;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.SyscallEntry call && isWrite(call)) {
    var line = new StringBuilder("write:");
    for (var name : registers(call.abi())) {
      // PTRACE_PEEKUSER shows the 64-bit layout, also of a 32-bit program.
      var offset = X86_64.table().register(name).offset();
      line.append(" ").append(name).append("=").append(task.peekUser(offset));
    }
    var all = call.arguments();
    IO.println(line + " = (" + all.a0() + ", " + Address.of(all.a1()) + ", " + all.a2() + ")");
  }
  return Resumption.onward(stop, Until.SYSCALL);
}

List<String> registers(Abi abi) {
  return abi == Abi.I386 ? List.of("rbx", "rcx", "rdx") : List.of("rdi", "rsi", "rdx");
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
