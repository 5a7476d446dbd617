// Stops a program each time it comes to an address, shows where it is, and lets it go on.
// bin/spoor run examples/BreakpointAtAddress.java -- 0xADDRESS PROGRAM [ARGUMENT...]
import module dev.spoor.engine;

Address address;
byte[] original;
byte[] trap;

Resumption onStop(StoppedTask task, TaskStop stop) {
  var memory = task.memory();
  switch (stop) {
    case TaskStop.Execed _ -> {
      trap = task.registers().architecture().breakpointInstruction();
      original = memory.read(address, trap.length);
      memory.write(address, trap);
    }
    case TaskStop.SignalDelivery(_, var signal) when signal.equals(Signal.TRAP) && isHit(task) -> {
      var pc = task.registers().architecture().programCounter();
      IO.println("breakpoint: " + pc + " = " + task.registers().pc() + ", patched word "
          + Long.toHexString(memory.readUnsigned(address, 4).orElse(0)));
      memory.write(address, original);
      IO.println("original word " + Long.toHexString(memory.readUnsigned(address, 4).orElse(0)));
      task.setRegisters(task.registers().with(pc, address.value()));
      return Resumption.run(Until.NEXT_INSTRUCTION);
    }
    // Stepped over: planted again for the next time.
    case TaskStop.Stepped _ -> memory.write(address, trap);
    default -> {}
  }
  return Resumption.onward(stop, Until.STOP);
}

boolean isHit(StoppedTask task) {
  return task.registers().pc().equals(address.plus(trap.length));
}

void main(String[] words) {
  address = Address.of(Long.decode(words[0]));
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(Arrays.copyOfRange(words, 1, words.length)));
    tracer.join();
  }
}
