// Lets every third openat(2) of a program and its children fail with EMFILE, the others a little late.
// bin/spoor run examples/FailingCalls.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Map<Abi, SyscallTable> tables = new EnumMap<>(Abi.class);
int seen = 0;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.SyscallEntry call && isOpenat(call)) {
    if (++seen % 3 != 0) {
      return Resumption.runAfter(Duration.ofMillis(1), Until.SYSCALL, Optional.empty());
    }
    IO.println("openat number " + seen + " fails");
    task.skipCall(-Errno.named("EMFILE").orElseThrow().value());
  }
  return Resumption.onward(stop, Until.SYSCALL);
}

boolean isOpenat(TaskStop.SyscallEntry call) {
  var row = tables.computeIfAbsent(call.abi(), SyscallTable::of).find(call.number());
  return row.isPresent() && row.get().name().equals("openat");
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
