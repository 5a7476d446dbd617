package dev.spoor.machine.x86_64.instruction;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.x86_64.instruction.Prefixes.Encoding;
import java.util.Map;

/// An instruction carried out elsewhere than where it stands, by a single step of the CPU: so a
/// breakpoint stays in its place while a task goes past it.
///
/// Place [#bytes()] at the scratch address, [#begin] on the stopped task, single-step it, then
/// [Running#finish]. In between the task must not be shown or left to anybody: its program counter
/// is the scratch address's, and a register may be lent. A signal must not be delivered to it
/// before `finish`, which may come at any stop.
///
/// Two things stay visible to a program: what the x87 remembers as the address of its last
/// instruction, and the copy of a return address on a shadow stack ([#usesShadowStack()]). What a
/// signal's siginfo has as the faulting address is the scratch address. A task that a displaced
/// system call makes begins behind the copy, where nobody corrects it.
public final class DisplacedStep {
  private static final int RCX = 1;
  private static final int RBX = 3;
  private static final int RSP = 4;
  private static final int RSI = 6;
  private static final int RDI = 7;
  private static final int R11 = 11;
  private static final int NONE = -1;

  /// Registers that no instruction with an operand in memory uses without naming them; `rbx` does
  /// where there is but one register to name (`cmpxchg16b`).
  private static final int[] LENDABLE = {RSI, RDI, RBX};

  private static final Map<InstructionKind, String> IMPOSSIBLE =
      Map.of(
          InstructionKind.CALL_FAR, "it calls through another code segment",
          InstructionKind.JUMP_FAR, "it goes to another code segment",
          InstructionKind.RETURN_FAR, "it returns to another code segment",
          InstructionKind.SYSENTER, "the kernel does not come back behind it",
          InstructionKind.INTERRUPT, "it traps where it stands",
          InstructionKind.BREAKPOINT, "it is a breakpoint of the program's own",
          InstructionKind.STACK_SEGMENT, "the CPU traps only behind the one after it",
          InstructionKind.TRANSACTION, "a transaction is aborted by the step");

  /// Whether an instruction can be displaced.
  public sealed interface Outcome {
    /// It can.
    record Possible(DisplacedStep step) implements Outcome {}

    /// It cannot.
    ///
    /// @param reason in words, without the instruction's name
    record Impossible(String reason) implements Outcome {}
  }

  private final Instruction instruction;
  private final ByteString bytes;
  private final long original;
  private final long scratch;
  private final int lent;

  private DisplacedStep(
      Instruction instruction, byte[] bytes, long original, long scratch, int lent) {
    this.instruction = instruction;
    this.bytes = ByteString.of(bytes);
    this.original = original;
    this.scratch = scratch;
    this.lent = lent;
  }

  /// {@return how the instruction that `code` begins with is carried out elsewhere, if it can be}
  ///
  /// @param code with the program's own bytes, at least as many as the instruction has
  /// @param original where it stands
  /// @param scratch where it is to be carried out: memory that may be executed and that no other
  ///   task uses meanwhile, [Instruction#LONGEST] bytes
  public static Outcome of(byte[] code, Address original, Address scratch, CodeSize size) {
    return Instruction.read(code, 0, size)
        .map(instruction -> of(instruction, original, scratch))
        .orElseGet(() -> new Outcome.Impossible("it is none that is known"));
  }

  /// {@return how an instruction is carried out elsewhere, if it can be}
  ///
  /// @param original where it stands
  /// @param scratch where it is to be carried out
  public static Outcome of(Instruction instruction, Address original, Address scratch) {
    var reason = IMPOSSIBLE.get(instruction.kind());
    if (reason != null && !instruction.isSystemCallInterrupt()) {
      return new Outcome.Impossible(reason);
    }
    if (instruction.kind() != InstructionKind.OTHER
        && instruction.prefixes().has(Prefixes.OPERAND_SIZE)
        && isNear(instruction.kind())) {
      return new Outcome.Impossible("CPUs differ about its operand size");
    }
    var shifted = instruction.target(scratch.value());
    if (shifted.isPresent() && !instruction.size().canBeGoneTo(shifted.getAsLong())) {
      return new Outcome.Impossible("it would go to no address");
    }
    return instruction.isRipRelative()
        ? ripRelative(instruction, original.value(), scratch.value())
        : possible(instruction, instruction.bytes().toArray(), original, scratch, NONE);
  }

  private static boolean isNear(InstructionKind kind) {
    return switch (kind) {
      case CALL_RELATIVE, CALL_INDIRECT, RETURN, JUMP_RELATIVE, JUMP_INDIRECT, BRANCH, LOOP -> true;
      case CALL_FAR,
          RETURN_FAR,
          JUMP_FAR,
          SYSCALL,
          SYSENTER,
          INTERRUPT,
          BREAKPOINT,
          PUSH_FLAGS,
          POP_FLAGS,
          REPEATED_STRING,
          STACK_SEGMENT,
          TRANSACTION,
          OTHER ->
          false;
    };
  }

  private static Outcome possible(
      Instruction instruction, byte[] bytes, Address original, Address scratch, int lent) {
    return new Outcome.Possible(
        new DisplacedStep(instruction, bytes, original.value(), scratch.value(), lent));
  }

  /// By another displacement, or, if that is too large, by a register in place of `rip`.
  private static Outcome ripRelative(Instruction instruction, long original, long scratch) {
    if (instruction.prefixes().has(Prefixes.ADDRESS_SIZE)) {
      return new Outcome.Impossible("its address has 32 bits and counts from itself");
    }
    var bytes = instruction.bytes().toArray();
    var displacement = instruction.displacementValue() + original - scratch;
    var lent = NONE;
    if (displacement == (int) displacement) {
      var at = instruction.displacement().at();
      for (var i = 0; i < Integer.BYTES; i++) {
        bytes[at + i] = (byte) (displacement >>> 8 * i);
      }
    } else {
      lent = lendable(instruction);
      replaceRip(instruction, bytes, lent);
    }
    return possible(instruction, bytes, Address.of(original), Address.of(scratch), lent);
  }

  /// One that the instruction does not use: it names at most two.
  private static int lendable(Instruction instruction) {
    var prefixes = instruction.prefixes();
    var middle = instruction.middle() | prefixes.extendsMiddle();
    for (var number : LENDABLE) {
      if (number != middle && number != prefixes.vector()) {
        return number;
      }
    }
    throw new IllegalStateException("three registers are more than two");
  }

  /// Mode 2 of ModRM is a register and the same four bytes. The bit that would make it one of `r8`
  /// to `r15` is without meaning for `rip` and may be set.
  private static void replaceRip(Instruction instruction, byte[] bytes, int register) {
    var modrmAt = instruction.modrm().at();
    bytes[modrmAt] = (byte) (bytes[modrmAt] & 0x38 | 0x80 | register);
    var prefixes = instruction.prefixes();
    if (prefixes.encoding() == Encoding.REX) {
      var escapes =
          switch (instruction.opcode().map()) {
            case ONE_BYTE -> 0;
            case MAP_0F -> 1;
            case MAP_0F38, MAP_0F3A, MAP_5, MAP_6 -> 2;
          };
      bytes[instruction.opcode().at() - escapes - 1] &= ~1;
    } else if (prefixes.encoding() != Encoding.LEGACY
        && (bytes[prefixes.encodingAt()] & 0xff) != 0xc5) {
      // Inverted there.
      bytes[prefixes.encodingAt() + 1] |= 0x20;
    }
  }

  /// {@return the instruction as it stands in the program}
  public Instruction instruction() {
    return instruction;
  }

  /// {@return what to place at the scratch address}
  public ByteString bytes() {
    return bytes;
  }

  /// {@return whether it is a call} In a program with a shadow stack its return would fault.
  public boolean usesShadowStack() {
    return isCall();
  }

  private boolean isCall() {
    return instruction.kind() == InstructionKind.CALL_RELATIVE
        || instruction.kind() == InstructionKind.CALL_INDIRECT;
  }

  /// Takes a task that stands at the instruction to its copy.
  ///
  /// @return what [Running#finish] is to be called on once the step is done
  public Running begin(EmulatedState state) {
    var running = new Running(state);
    if (lent != NONE) {
      state.setRegister(lent, original + instruction.length());
    }
    state.setPc(scratch);
    return running;
  }

  /// A step of one task that has begun.
  public final class Running {
    private final long lentValue;
    private final long stackPointer;
    private final boolean stepsItself;

    private Running(EmulatedState state) {
      this.lentValue = lent == NONE ? 0 : state.register(lent);
      this.stackPointer = state.register(RSP);
      this.stepsItself = (state.flags() & Flags.TRAP) != 0;
    }

    /// Takes the task back to where it would be had the instruction been carried out in its place:
    /// registers, and what it has put onto the stack. To be called once, whether it was carried out
    /// or not.
    ///
    /// @return false if the task stands at the instruction still: it faulted, was not stepped yet,
    ///   or repeats itself
    public boolean finish(EmulatedState state) {
      if (lent != NONE) {
        state.setRegister(lent, lentValue);
      }
      var size = instruction.size();
      var word = size.wordBytes();
      var hasPushed = state.register(RSP) == size.truncated(stackPointer - word);
      var hasCalled = isCall() && hasPushed;
      var isThere = state.pc() == scratch && !hasCalled;
      if (isThere) {
        state.setPc(original);
        correctAttempt(state);
        return false;
      }
      state.setPc(pc(state.pc()));
      if (hasCalled) {
        storeReturnAddress(state, state.register(RSP));
      }
      correctFlags(state);
      return true;
    }

    /// Relative to where it was, as are all but jumps by a register or by memory; and but what the
    /// kernel has put there, by sigreturn(2), execve(2) or for a signal's handler.
    private long pc(long pc) {
      var moved = instruction.size().truncated(pc - scratch + original);
      return switch (instruction.kind()) {
        case CALL_RELATIVE, JUMP_RELATIVE, BRANCH, LOOP -> moved;
        case CALL_INDIRECT, RETURN, JUMP_INDIRECT -> pc;
        case CALL_FAR,
            RETURN_FAR,
            JUMP_FAR,
            SYSCALL,
            SYSENTER,
            INTERRUPT,
            BREAKPOINT,
            PUSH_FLAGS,
            POP_FLAGS,
            REPEATED_STRING,
            STACK_SEGMENT,
            TRANSACTION,
            OTHER ->
            pc == scratch + instruction.length() ? moved : pc;
      };
    }

    /// Intel's CPUs have stored the return address below the stack when an indirect call faults
    /// because it leads to no canonical address; AMD's make the call and fault where it leads.
    private void correctAttempt(EmulatedState state) {
      var size = instruction.size();
      var below = size.truncated(state.register(RSP) - size.wordBytes());
      if (instruction.kind() == InstructionKind.CALL_INDIRECT
          && state.load(below, size.wordBytes())
          && state.loaded() == size.truncated(scratch + instruction.length())) {
        storeReturnAddress(state, below);
      }
    }

    /// Byte by byte, for it may lie across two pages.
    private void storeReturnAddress(EmulatedState state, long at) {
      var size = instruction.size();
      var value = original + instruction.length();
      for (var i = 0; i < size.wordBytes(); i++) {
        state.store(size.truncated(at + i), 1, value >>> 8 * i & 0xff);
      }
    }

    /// A step is made by the trap flag, which gets into what stores the flags.
    private void correctFlags(EmulatedState state) {
      if (instruction.kind() == InstructionKind.SYSCALL) {
        if (state.register(RCX) == scratch + instruction.length()) {
          state.setRegister(RCX, original + instruction.length());
          state.setRegister(
              R11, stepsItself ? state.register(R11) : state.register(R11) & ~Flags.TRAP);
        }
      } else if (instruction.kind() == InstructionKind.PUSH_FLAGS && !stepsItself) {
        var at = instruction.size().truncated(state.register(RSP) + 1);
        if (state.load(at, 1)) {
          state.store(at, 1, state.loaded() & ~(Flags.TRAP >>> 8));
        }
      }
    }
  }
}
