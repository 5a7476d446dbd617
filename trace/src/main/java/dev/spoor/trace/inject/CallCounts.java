package dev.spoor.trace.inject;

import dev.spoor.machine.linux.Abi;
import java.util.HashMap;
import java.util.Map;

/// How often one task has made each of the calls to which something may be done. A new task begins
/// at 0.
public final class CallCounts {
  private record Call(Abi abi, long number) {}

  private final Map<Call, Long> made = new HashMap<>();

  /// Counts one more call.
  ///
  /// @return how many there are now with the same number and ABI
  long count(Abi abi, long number) {
    return made.merge(new Call(abi, number), 1L, Long::sum);
  }
}
