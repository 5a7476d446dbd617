// Prints the name of each system call of a program and its children, with its result.
// bin/spoor run examples/MiniStrace.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Map<Abi, SyscallTable> tables = new EnumMap<>(Abi.class);
Map<Tid, String> entered = new HashMap<>();

Resumption onStop(StoppedTask task, TaskStop stop) {
  switch (stop) {
    case TaskStop.Launched call -> entered.put(call.tid(), name(call.abi(), call.number()));
    case TaskStop.SyscallEntry call -> entered.put(call.tid(), name(call.abi(), call.number()));
    case TaskStop.SyscallExit exit -> {
      var error = exit.failed() ? " " + Errno.of((int) -exit.result()) : "";
      IO.println(entered.getOrDefault(exit.tid(), "?") + " = " + exit.result() + error);
    }
    default -> {}
  }
  return Resumption.onward(stop, Until.SYSCALL);
}

String name(Abi abi, long number) {
  var row = tables.computeIfAbsent(abi, SyscallTable::of).find(number);
  return row.map(SyscallTable.Row::name).orElse("syscall_" + number);
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
