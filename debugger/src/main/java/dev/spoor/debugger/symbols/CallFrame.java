package dev.spoor.debugger.symbols;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.CodePlace;
import dev.spoor.symbolic.unwind.Frame;
import java.util.Optional;

/// One level of a stack as a user counts them: a call that has not returned, or one that the
/// compiler has inlined in it.
///
/// @param level 0 for the innermost
/// @param frame the call on the stack; the same for all that were inlined in it
/// @param index of `frame` among the calls on the stack
/// @param inlined how many levels further in share `frame`: 0 for the innermost of these
/// @param isInlined whether this one was inlined into the next
/// @param place where in the source, or in which symbol, it is
public record CallFrame(
    int level, Frame frame, int index, int inlined, boolean isInlined, Optional<CodePlace> place) {
  /// {@return the program counter}
  public Address pc() {
    return frame.pc();
  }
}
