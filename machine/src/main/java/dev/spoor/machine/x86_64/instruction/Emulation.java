package dev.spoor.machine.x86_64.instruction;

import dev.spoor.machine.Address;
import java.util.Optional;

/// An instruction at a place, ready to be carried out on a stopped task instead of by its CPU. Made
/// once for a place and used often, from one thread at a time; it keeps nothing of what it is
/// applied to.
///
/// What is emulated does exactly what the CPU does, flags included. Everything else is empty:
/// atomic instructions, those with `fs` or `gs`, string, vector and privileged ones.
public final class Emulation {
  /// Which memory an instruction needs.
  public enum Reach {
    /// None.
    REGISTERS,
    /// Memory that only the stack's registers lead to: seldom shared by threads.
    STACK,
    /// Other memory, which another thread may be changing: what a debugger reads in place of the
    /// program need not be read in one piece.
    ANYWHERE
  }

  private final Instruction instruction;
  private final Action action;
  private final Reach reach;
  private final long next;

  private Emulation(Operands operands, Action action) {
    this.instruction = operands.instruction();
    this.action = action;
    this.reach = reach(operands, action);
    this.next = operands.next();
  }

  /// {@return the instruction that `code` begins with, if it is one that can be emulated}
  ///
  /// @param code at least as long as the instruction; [Instruction#LONGEST] bytes always suffice
  /// @param at where it stands
  public static Optional<Emulation> of(byte[] code, Address at, CodeSize size) {
    return Instruction.read(code, 0, size).flatMap(instruction -> of(instruction, at));
  }

  /// {@return an instruction, if it is one that can be emulated}
  ///
  /// @param at where it stands
  public static Optional<Emulation> of(Instruction instruction, Address at) {
    var operands = new Operands(instruction, at.value());
    return Actions.of(operands).map(action -> new Emulation(operands, action));
  }

  /// {@return the instruction}
  public Instruction instruction() {
    return instruction;
  }

  /// {@return which memory it needs}
  public Reach reach() {
    return reach;
  }

  /// {@return whether it is a call or a return} A program with a shadow stack (arch_prctl(2),
  /// ARCH_SHSTK_ENABLE) needs the CPU for those.
  public boolean usesShadowStack() {
    return action instanceof Action.Call || action instanceof Action.Return;
  }

  /// Carries the instruction out. Whatever `state`'s program counter is, the instruction is the one
  /// at the place this was made for.
  ///
  /// @return whether it was; if not, nothing was changed, and the CPU must do it: memory is not
  ///   there, lies across two pages, the program goes on at no address, it steps itself (the trap
  ///   flag), or wants aligned memory (the alignment flag)
  public boolean apply(EmulatedState state) {
    var forbidden = reach == Reach.REGISTERS ? Flags.TRAP : Flags.TRAP | Flags.ALIGNMENT;
    if ((state.flags() & forbidden) != 0 || !action.apply(state)) {
      return false;
    }
    if (!action.isBranch()) {
      state.setPc(next);
    }
    if ((state.flags() & Flags.RESUME) != 0) {
      // The CPU clears it behind each instruction.
      state.setFlags(state.flags() & ~Flags.RESUME);
    }
    return true;
  }

  private static Reach reach(Operands operands, Action action) {
    var hasMemory =
        operands.instruction().hasMemoryOperand()
            && !(action instanceof Action.Nothing)
            && !(action instanceof Action.Move(var _, Operand.AddressOf _, var _));
    if (hasMemory) {
      return operands.isOnStack() ? Reach.STACK : Reach.ANYWHERE;
    }
    return switch (action) {
      case Action.Push _, Action.Pop _, Action.Leave _, Action.Call _, Action.Return _ ->
          Reach.STACK;
      case Action.Nothing _,
          Action.Compute _,
          Action.Move _,
          Action.MoveIf _,
          Action.SetIf _,
          Action.SpreadSign _,
          Action.Exchange _,
          Action.Jump _ ->
          Reach.REGISTERS;
    };
  }
}
