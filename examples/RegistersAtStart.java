// Prints some registers before a program's first instruction: at the exec event, where the call has
// no result yet (-38), and at the exit stop of the execve, where it is 0.
// bin/spoor run examples/RegistersAtStart.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

boolean begun;

Resumption onStop(StoppedTask task, TaskStop stop) {
  switch (stop) {
    case TaskStop.Execed _ -> show("exec event", task.registers());
    case TaskStop.SyscallExit _ when !begun -> {
      begun = true;
      show("exit stop", task.registers());
    }
    default -> {}
  }
  return Resumption.onward(stop, begun ? Until.STOP : Until.SYSCALL);
}

void show(String where, Registers registers) {
  var is64 = registers.architecture().pointerBytes() == 8;
  var line = new StringBuilder(where + ":");
  for (var name : (is64 ? "rdi rsi rdx rax orig_rax" : "ebx ecx edx eax orig_eax").split(" ")) {
    var value = registers.unsigned(name);
    line.append(" ").append(name).append(" ").append(is64 ? value : (int) value);
  }
  IO.println(line);
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
