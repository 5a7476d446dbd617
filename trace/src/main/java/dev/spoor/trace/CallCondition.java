package dev.spoor.trace;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.linux.Abi;
import dev.spoor.syscalls.DecodeOptions;
import dev.spoor.syscalls.Decorations;
import dev.spoor.syscalls.SyscallDecoder;
import dev.spoor.trace.where.Verdict;
import dev.spoor.trace.where.Where;
import java.util.Set;

/// Which calls are shown by `--where`. It decodes calls for itself, in full, whatever is shown of
/// them. For the tracer thread.
final class CallCondition {
  /// How many bytes of a string or buffer are looked at, if any are.
  private static final int LOOKED_AT = 4096;

  private final Where where;
  private final SyscallDecoder decoder;
  private final boolean knowsReferents;

  /// @param shown how many bytes of strings are shown
  /// @param knowsReferents whether decorations say what descriptors refer to
  CallCondition(Where where, int shown, boolean knowsReferents) {
    this.where = where;
    this.knowsReferents = knowsReferents;
    this.decoder =
        new SyscallDecoder(
            new DecodeOptions(where.readsData() ? Math.max(shown, LOOKED_AT) : 0, false, Set.of()));
  }

  /// {@return whether it matters how long calls take}
  boolean timesCalls() {
    return where.readsDuration();
  }

  /// {@return a call that is being entered, judged as far as it is known}
  JudgedCall entered(
      TracedTask task,
      Abi abi,
      long number,
      long[] registers,
      Address sp,
      Memory memory,
      Decorations decorations) {
    var pending = decoder.enter(abi, number, registers, sp, memory, decorations);
    var call = new JudgedCall(task, pending, knowsReferents);
    call.verdict = where.judge(call);
    return call;
  }

  /// {@return whether a call that returns now is shown}
  boolean returned(JudgedCall call, long result, boolean failed, Memory memory, long wallNanos) {
    if (call.verdict == Verdict.OPEN) {
      call.returned(decoder.exit(call.pending(), result, failed, memory), wallNanos);
      call.verdict = where.judge(call);
    }
    return call.verdict == Verdict.TRUE;
  }

  /// {@return whether a call that will not return is shown}
  boolean unfinished(JudgedCall call) {
    if (call.verdict == Verdict.OPEN) {
      call.unfinished();
      call.verdict = where.judge(call);
    }
    return call.verdict == Verdict.TRUE;
  }
}
