package dev.spoor.repl.debuggee;

import dev.spoor.debugger.symbols.FrameStack;
import dev.spoor.machine.linux.Tid;
import dev.spoor.symbolic.unwind.Stack;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The stacks that were looked at since the program last moved. For one thread.
final class StackCache {
  private final Map<Tid, FrameStack> known = new HashMap<>();

  /// {@return the stack of a thread, with at least `most` calls if it has so many}
  FrameStack of(Tid tid, int most, Supplier<FrameStack> walking) {
    var before = known.get(tid);
    if (before != null && isEnough(before.stack(), most)) {
      return before;
    }
    var walked = walking.get();
    known.put(tid, walked);
    return walked;
  }

  private static boolean isEnough(Stack stack, int most) {
    return stack.calls() >= most || !(stack.end() instanceof Stack.End.Limit);
  }

  /// Something has changed.
  void forget() {
    known.clear();
  }
}
