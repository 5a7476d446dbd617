package dev.spoor.live.launch;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.PtraceOption;
import dev.spoor.machine.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A tracer to be killed: launches programs one after the other, leaves each where it is in turn
/// (waiting, seized, interrupted, released), and says so with a line.
final class WaitingPrograms {
  private WaitingPrograms() {}

  @SuppressWarnings({
    "SystemOut",
    "ModifiedButNotUsed"
  }) // a program of its own; held keeps them open
  public static void main(String[] arguments) {
    System.out.println(ProcessHandle.current().pid());
    var path = ByteString.of("/bin/true");
    var plan = new LaunchPlan(path, List.of(path), Optional.empty());
    try (var kernel = Kernel.open()) {
      for (var i = 0; ; i++) {
        var pending = kernel.spawn(plan);
        if (i % 4 > 0) {
          kernel.seize(pending.tid(), Set.of(PtraceOption.EXITKILL, PtraceOption.TRACEEXEC));
        }
        if (i % 4 > 1) {
          kernel.interrupt(pending.tid());
        }
        if (i % 4 > 2) {
          pending.release();
        }
        System.out.println(pending.tid());
      }
    }
  }
}
