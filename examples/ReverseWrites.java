// Reverses what a program writes to its standard output; a newline at the end stays there.
// bin/spoor run examples/ReverseWrites.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.SyscallEntry call && isWrite(call) && call.arguments().a0() == 1) {
    reverse(task.memory(), Address.of(call.arguments().a1()), call.arguments().a2());
  }
  return Resumption.onward(stop, Until.SYSCALL);
}

// The program chooses the length: no more is read at once than a write(2) takes from a pipe.
void reverse(Memory memory, Address at, long length) {
  var text = memory.read(at, (int) Math.min(length, 1 << 16));
  var end = text.length > 0 && text[text.length - 1] == '\n' ? text.length - 1 : text.length;
  var reversed = text.clone();
  for (var i = 0; i < end; i++) {
    reversed[i] = text[end - 1 - i];
  }
  memory.write(at, reversed);
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
