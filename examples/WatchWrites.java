// Prints each write(2) with its arguments at the entry, and its result at the exit.
// bin/spoor run examples/WatchWrites.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Map<Tid, TaskStop.SyscallEntry> entered = new HashMap<>();

Resumption onStop(StoppedTask task, TaskStop stop) {
  switch (stop) {
    case TaskStop.SyscallEntry call -> {
      entered.put(task.tid(), call);
      if (isWrite(call)) {
        var all = call.arguments();
        IO.println("write(" + all.a0() + ", " + Address.of(all.a1()) + ", " + all.a2() + ")");
      }
    }
    case TaskStop.SyscallExit exit -> {
      var call = entered.remove(task.tid());
      if (call != null && isWrite(call)) {
        IO.println("write returned " + exit.result());
      }
    }
    default -> {}
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
