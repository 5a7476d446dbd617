// Patches local variables of a program that prints their addresses and stops itself each turn: at
// its stops 4, 8 and 12 a new counter, a new format, and the flag that ends it.
// bin/spoor run examples/LivePatcher.java -- tracees/live_patch
import module dev.spoor.engine;

List<Address> addresses = new ArrayList<>(); // of the end flag, the counter and the format
int stops;

Resumption onStop(StoppedTask task, TaskStop stop) {
  var memory = task.memory();
  switch (stop) {
    case TaskStop.SyscallEntry(_, _, var number, var arguments, _, _) -> {
      if (number == 1 && addresses.isEmpty()) {
        var line = memory.read(Address.of(arguments.a1()), (int) Math.min(arguments.a2(), 256));
        for (var word : new String(line).strip().split(" ")) {
          addresses.add(Address.of(Long.decode(word)));
        }
      }
    }
    // The program stops itself: the stop is counted and the signal swallowed.
    case TaskStop.SignalDelivery(_, var signal) when signal.equals(Signal.STOP) -> {
      switch (++stops) {
        case 4 -> memory.write(addresses.get(1), new byte[] {24, 0, 0, 0});
        case 8 -> memory.write(addresses.get(2).plus(8), "0x%x\n\0".getBytes());
        case 12 -> memory.write(addresses.get(0), new byte[] {1, 0, 0, 0});
        default -> {}
      }
      return Resumption.run(Until.SYSCALL);
    }
    default -> {}
  }
  return Resumption.onward(stop, Until.SYSCALL);
}

void main(String[] program) {
  try (var tracer = Tracer.open(this::onStop)) {
    tracer.launch(Command.of(program));
    tracer.join();
  }
}
