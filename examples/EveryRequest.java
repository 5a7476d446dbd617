// Makes requests of ptrace(2) one by one, on the raw layer: a program is seized before its exec,
// looked at and changed, and run to its end.
// bin/spoor run examples/EveryRequest.java -- PROGRAM [ARGUMENT...]
import module dev.spoor.kernel;

void show(String request, Object result) {
  IO.println("%-28s %s".formatted(request, result));
}

WaitStatus stopped(Kernel kernel, Tid tid) {
  return kernel.await(tid) instanceof WaitOutcome.Report report
      ? report.status()
      : new WaitStatus.Unrecognized(0);
}

void main(String[] words) {
  var program = Stream.of(words).map(ByteString::of).toList();
  try (var kernel = Kernel.open();
      var pending = kernel.spawn(new LaunchPlan(program.getFirst(), program, Optional.empty(), List.of()))) {
    var tid = pending.tid();
    kernel.seize(tid, Set.of(PtraceOption.TRACEEXEC, PtraceOption.EXITKILL));
    pending.release();
    show("PTRACE_SEIZE", stopped(kernel, tid));
    show("PTRACE_GETEVENTMSG", kernel.eventMessage(tid));
    kernel.setOptions(tid, Set.of(PtraceOption.TRACESYSGOOD, PtraceOption.EXITKILL));
    var registers = kernel.generalRegisters(tid);
    show("PTRACE_GETREGS", "pc " + registers.pc() + ", sp " + registers.sp());
    kernel.setGeneralRegisters(tid, registers);
    show("PTRACE_PEEKUSER", kernel.peekUser(tid, 120) + " (orig_rax)");
    var word = kernel.peekText(tid, registers.pc());
    show("PTRACE_PEEKTEXT", Long.toHexString(word));
    kernel.pokeText(tid, registers.pc(), word);
    show("PTRACE_GETSIGMASK", kernel.signalMask(tid));
    kernel.singleStep(tid, Optional.empty());
    show("PTRACE_SINGLESTEP", stopped(kernel, tid));
    show("PTRACE_GETSIGINFO", kernel.signalInfo(tid).length + " bytes");
    kernel.syscall(tid, Optional.empty());
    show("PTRACE_SYSCALL", stopped(kernel, tid));
    show("PTRACE_GET_SYSCALL_INFO", kernel.syscallInfo(tid));
    kernel.cont(tid, Optional.empty());
    show("PTRACE_CONT", stopped(kernel, tid));
  }
}
