// Prints the number of the system call by which a program came into being, execve: one word, peeked.
// bin/spoor run examples/FirstCall.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

import dev.spoor.machine.x86_64.X86_64;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.Execed) {
    var offset = X86_64.table().register("orig_rax").offset();
    IO.println("The child made system call " + task.peekUser(offset));
  }
  return Resumption.onward(stop, Until.STOP);
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
