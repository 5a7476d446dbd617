// Prints count, program counter and the word there for each instruction of a program.
// bin/spoor run examples/SingleStep.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

int count;

Resumption onStop(StoppedTask task, TaskStop stop) {
  if (stop instanceof TaskStop.Stepped) {
    var registers = task.registers();
    var width = registers.architecture().pointerBytes();
    var word = task.memory().readUnsigned(registers.pc(), width).orElse(0);
    IO.println("%d %s 0x%x".formatted(++count, registers.pc(), word));
  }
  // The first step is the return from execve, and ends at the program's first instruction.
  return stop instanceof TaskStop.Launched
      ? Resumption.run(Until.STOP)
      : Resumption.onward(stop, Until.NEXT_INSTRUCTION);
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
  IO.println(count + " instructions");
}
