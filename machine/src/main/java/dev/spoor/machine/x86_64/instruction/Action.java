package dev.spoor.machine.x86_64.instruction;

import java.util.function.LongPredicate;

/// What an instruction does, with operands that are known. It changes nothing unless all it needs
/// can be read and written: what it stores comes before its registers.
sealed interface Action {
  int RSP = 4;
  int RBP = 5;

  /// {@return whether it was done}
  boolean apply(EmulatedState state);

  /// {@return whether it says itself where the program goes on}
  default boolean isBranch() {
    return false;
  }

  /// Nothing.
  record Nothing() implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      return true;
    }
  }

  /// `to = to <what> from`, and the flags.
  record Compute(Arithmetic what, Operand to, Operand from) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      if (!to.fetch(state) || !from.fetch(state)) {
        return false;
      }
      var a = to.value(state);
      var b = from.value(state);
      var bits = 8 * to.widthBytes();
      var result = what.result(a, b, state.flags()) << 64 - bits >>> 64 - bits;
      if (what.isStored() && !to.put(state, result)) {
        return false;
      }
      state.setFlags(what.flags(a, b, result, state.flags(), bits));
      return true;
    }
  }

  /// `to = from`, zero-extended, or sign-extended from `from`'s width.
  record Move(Operand to, Operand from, boolean isSigned) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      if (!from.fetch(state)) {
        return false;
      }
      var unused = isSigned ? 64 - 8 * from.widthBytes() : 0;
      return to.put(state, from.value(state) << unused >> unused);
    }
  }

  /// `to = from` if the condition holds; else `to` stays, but of 32 bits loses its upper half.
  record MoveIf(LongPredicate condition, Operand to, Operand from) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      if (!from.fetch(state)) {
        return false;
      }
      return to.put(state, (condition.test(state.flags()) ? from : to).value(state));
    }
  }

  /// `to = 1` if the condition holds, else 0.
  record SetIf(LongPredicate condition, Operand to) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      return to.put(state, condition.test(state.flags()) ? 1 : 0);
    }
  }

  /// `to` becomes all sign bits of `from`: `cwd`, `cdq`, `cqo`.
  record SpreadSign(Operand to, Operand from) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      return to.put(state, from.value(state) << 64 - 8 * from.widthBytes() >> 63);
    }
  }

  /// Two registers change places.
  record Exchange(Operand one, Operand other) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      var first = one.value(state);
      var second = other.value(state);
      return one.put(state, second) && other.put(state, first);
    }
  }

  /// `push`: of the stack pointer, its value before.
  record Push(Operand from, CodeSize size) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      return from.fetch(state) && pushed(state, size, from.value(state));
    }
  }

  /// `pop`: of the stack pointer, what was loaded.
  record Pop(Operand to, CodeSize size) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      var sp = state.register(RSP);
      if (!state.load(sp, size.wordBytes())) {
        return false;
      }
      state.setRegister(RSP, size.truncated(sp + size.wordBytes()));
      return to.put(state, state.loaded());
    }
  }

  /// `leave`.
  record Leave(CodeSize size) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      var frame = state.register(RBP);
      if (!state.load(frame, size.wordBytes())) {
        return false;
      }
      state.setRegister(RSP, size.truncated(frame + size.wordBytes()));
      state.setRegister(RBP, state.loaded());
      return true;
    }
  }

  /// `jmp`, and under a condition.
  ///
  /// @param next where the program goes on if the condition does not hold
  record Jump(LongPredicate condition, Operand target, long next, CodeSize size) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      if (!condition.test(state.flags())) {
        state.setPc(next);
        return true;
      }
      return target.fetch(state) && gone(state, size, target.value(state));
    }

    @Override
    public boolean isBranch() {
      return true;
    }
  }

  /// `call`.
  ///
  /// @param next where it returns to
  record Call(Operand target, long next, CodeSize size) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      if (!target.fetch(state)) {
        return false;
      }
      var to = target.value(state);
      return size.canBeGoneTo(to) && pushed(state, size, next) && gone(state, size, to);
    }

    @Override
    public boolean isBranch() {
      return true;
    }
  }

  /// `ret`.
  ///
  /// @param roomBytes how much it takes off the stack besides
  record Return(int roomBytes, CodeSize size) implements Action {
    @Override
    public boolean apply(EmulatedState state) {
      var sp = state.register(RSP);
      if (!state.load(sp, size.wordBytes()) || !gone(state, size, state.loaded())) {
        return false;
      }
      state.setRegister(RSP, size.truncated(sp + size.wordBytes() + roomBytes));
      return true;
    }

    @Override
    public boolean isBranch() {
      return true;
    }
  }

  private static boolean pushed(EmulatedState state, CodeSize size, long value) {
    var sp = size.truncated(state.register(RSP) - size.wordBytes());
    if (!Operand.stored(state, sp, size.wordBytes(), value)) {
      return false;
    }
    state.setRegister(RSP, sp);
    return true;
  }

  private static boolean gone(EmulatedState state, CodeSize size, long target) {
    if (!size.canBeGoneTo(target)) {
      return false;
    }
    state.setPc(target);
    return true;
  }
}
