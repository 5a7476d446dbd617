// Raises the errors of ptrace(2) on purpose and prints what is said about each.
// bin/spoor run examples/ErrorTable.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.kernel;

void expect(String errno, Runnable request) {
  try {
    request.run();
    IO.println(errno + " did not come");
  } catch (KernelException failure) {
    IO.println(failure.errno().name() + ": " + failure.getMessage());
  }
}

void main(String[] words) {
  var program = Stream.of(words).map(ByteString::of).toList();
  try (var kernel = Kernel.open();
      var pending = kernel.spawn(new LaunchPlan(program.getFirst(), program, Optional.empty(), List.of()))) {
    var tid = pending.tid();
    expect("ESRCH", () -> kernel.cont(tid, Optional.empty()));
    kernel.seize(tid, Set.of(PtraceOption.TRACEEXEC, PtraceOption.EXITKILL));
    expect("EPERM", () -> kernel.seize(tid, Set.of()));
    pending.release();
    kernel.await(tid);
    expect("EIO", () -> kernel.peekData(tid, Address.of(16)));
    expect("EIO", () -> kernel.peekUser(tid, 1));
    expect("EINVAL", () -> kernel.registerSet(tid, 0x7777, 64));
    expect("EIO", () -> kernel.cont(tid, Optional.of(Signal.of(99))));
    kernel.cont(tid, Optional.empty());
    kernel.await(tid);
  }
}
