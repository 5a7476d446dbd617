// Shows one pid change: before its execve and after it, both times stopped for its tracer (t), with
// the old and the new command line.
// bin/spoor run examples/ProcessStates.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Resumption onStop(StoppedTask task, TaskStop stop) {
  switch (stop) {
    case TaskStop.Launched _ -> show("before exec", task.tid());
    case TaskStop.Execed _ -> show("after exec", task.tid());
    default -> {}
  }
  return Resumption.onward(stop, Until.STOP);
}

void show(String when, Tid pid) {
  var state = status(pid, "State:");
  var tracer = Tid.of(Integer.parseInt(status(pid, "TracerPid:")));
  IO.println(when + ": " + pid + " " + state.charAt(0) + " traced by " + status(tracer, "Tgid:")
      + ": " + file(pid, "cmdline").replace('\0', ' '));
}

String status(Tid pid, String field) {
  return file(pid, "status").lines().filter(line -> line.startsWith(field)).findFirst()
      .orElseThrow().substring(field.length()).strip();
}

String file(Tid pid, String name) {
  try {
    return Files.readString(Path.of("/proc", pid.toString(), name));
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
