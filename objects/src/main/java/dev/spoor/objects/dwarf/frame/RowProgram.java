package dev.spoor.objects.dwarf.frame;

import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.dwarf.expression.Expression;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/// Carries out the instructions of a description (DWARF 5, section 6.4.3).
final class RowProgram {
  /// The largest functions there are have some ten thousand.
  private static final int MOST_INSTRUCTIONS = 1 << 20;

  private static final int MOST_REMEMBERED = 256;
  private static final int OPERAND = 0x3f;

  private final FrameDescription description;
  private final CommonInformation common;
  private final RowState state = new RowState();
  private final Deque<RowState> remembered = new ArrayDeque<>();
  private Optional<RowState> initial = Optional.empty();

  /// What an expression has taken the place of.
  private Optional<CfaRule.RegisterAndOffset> plain = Optional.empty();

  private long location;

  private RowProgram(FrameDescription description) {
    this.description = description;
    this.common = description.common();
    this.location = description.start().value();
  }

  /// {@return a program that stands before the first instruction of the description's own}
  static RowProgram of(FrameDescription description) {
    var program = new RowProgram(description);
    program.run(program.common.instructions(), _ -> false);
    program.initial = Optional.of(program.state.copy());
    program.remembered.clear();
    return program;
  }

  /// What is asked when the program is about to go on to another address.
  private interface Advance {
    /// {@return whether it ends here}
    boolean endsBefore(long next);
  }

  UnwindRow runTo(long address) {
    run(description.instructions(), next -> Long.compareUnsigned(next, address) > 0);
    return state.row(location);
  }

  void runAll(Consumer<UnwindRow> rows) {
    run(
        description.instructions(),
        next -> {
          if (next != location) {
            rows.accept(state.row(location));
          }
          return false;
        });
    rows.accept(state.row(location));
  }

  private void run(FrameInstructions instructions, Advance advance) {
    var cursor = instructions.cursor();
    for (var count = 0; cursor.hasMore(); count++) {
      if (count == MOST_INSTRUCTIONS) {
        throw cursor.malformed("more than " + MOST_INSTRUCTIONS + " instructions");
      }
      var code = cursor.u8();
      var instruction = FrameInstruction.ofCode(code);
      var next = advanced(instruction, code & OPERAND, cursor);
      if (next.isPresent()) {
        if (advance.endsBefore(next.get())) {
          return;
        }
        location = next.get();
      } else {
        change(instruction, code, cursor);
      }
    }
  }

  private Optional<Long> advanced(FrameInstruction instruction, int operand, Cursor cursor) {
    return switch (instruction) {
      case ADVANCE_LOC -> Optional.of(behind(operand));
      case ADVANCE_LOC1 -> Optional.of(behind(cursor.u8()));
      case ADVANCE_LOC2 -> Optional.of(behind(cursor.u16()));
      case ADVANCE_LOC4 -> Optional.of(behind(cursor.u32()));
      case MIPS_ADVANCE_LOC8 -> Optional.of(behind(cursor.u64()));
      case SET_LOC ->
          Optional.of(
              common
                  .pointers()
                  .read(
                      cursor,
                      description.bases(),
                      common.addressBytes(),
                      description.start().value())
                  .value());
      default -> Optional.empty();
    };
  }

  private long behind(long steps) {
    return PointerEncoding.truncated(
        location + steps * common.codeAlignment(), common.addressBytes());
  }

  private void change(FrameInstruction instruction, int code, Cursor cursor) {
    switch (instruction) {
      case NOP -> {}
      case OFFSET -> saved(code & OPERAND, cursor.uleb128() * common.dataAlignment(), cursor);
      case OFFSET_EXTENDED -> {
        var register = register(cursor);
        saved(register, cursor.uleb128() * common.dataAlignment(), cursor);
      }
      case OFFSET_EXTENDED_SF -> {
        var register = register(cursor);
        saved(register, cursor.sleb128() * common.dataAlignment(), cursor);
      }
      case GNU_NEGATIVE_OFFSET_EXTENDED -> {
        var register = register(cursor);
        saved(register, -cursor.uleb128() * common.dataAlignment(), cursor);
      }
      case RESTORE -> restore(code & OPERAND, cursor);
      case RESTORE_EXTENDED -> restore(register(cursor), cursor);
      case UNDEFINED -> set(register(cursor), new RegisterRule.Undefined(), cursor);
      case SAME_VALUE -> set(register(cursor), new RegisterRule.SameValue(), cursor);
      case REGISTER -> {
        var register = register(cursor);
        set(register, new RegisterRule.InRegister(register(cursor)), cursor);
      }
      case VAL_OFFSET -> {
        var register = register(cursor);
        var offset = cursor.uleb128() * common.dataAlignment();
        set(register, new RegisterRule.IsCfaPlus(offset), cursor);
      }
      case VAL_OFFSET_SF -> {
        var register = register(cursor);
        var offset = cursor.sleb128() * common.dataAlignment();
        set(register, new RegisterRule.IsCfaPlus(offset), cursor);
      }
      case EXPRESSION -> {
        var register = register(cursor);
        set(register, new RegisterRule.SavedAtComputed(expression(cursor)), cursor);
      }
      case VAL_EXPRESSION -> {
        var register = register(cursor);
        set(register, new RegisterRule.IsComputed(expression(cursor)), cursor);
      }
      case DEF_CFA -> {
        var register = register(cursor);
        state.setCfa(new CfaRule.RegisterAndOffset(register, cursor.uleb128()));
      }
      case DEF_CFA_SF -> {
        var register = register(cursor);
        var offset = cursor.sleb128() * common.dataAlignment();
        state.setCfa(new CfaRule.RegisterAndOffset(register, offset));
      }
      case DEF_CFA_REGISTER -> {
        var register = register(cursor);
        state.setCfa(new CfaRule.RegisterAndOffset(register, plainCfa(cursor).offset()));
      }
      case DEF_CFA_OFFSET -> defineOffset(cursor.uleb128(), cursor);
      case DEF_CFA_OFFSET_SF -> defineOffset(cursor.sleb128() * common.dataAlignment(), cursor);
      case DEF_CFA_EXPRESSION -> compute(cursor);
      case REMEMBER_STATE -> remember(cursor);
      case RESTORE_STATE -> restoreState(cursor);
      case GNU_ARGS_SIZE -> state.setArgumentBytes(cursor.uleb128());
      case GNU_WINDOW_SAVE, AARCH64_NEGATE_RA_STATE_WITH_PC -> state.negateReturnAddressState();
      case ADVANCE_LOC, ADVANCE_LOC1, ADVANCE_LOC2, ADVANCE_LOC4, MIPS_ADVANCE_LOC8, SET_LOC ->
          throw new IllegalStateException("advances are done before");
      // Its operands are not known, so neither is where the next one begins.
      case UNRECOGNIZED ->
          throw cursor.malformed("frame instruction 0x" + Integer.toHexString(code));
    }
  }

  private int register(Cursor cursor) {
    var number = cursor.uleb128();
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw cursor.malformed("register " + Long.toUnsignedString(number));
    }
    return (int) number;
  }

  private Expression expression(Cursor cursor) {
    var size = cursor.count(1);
    return Expression.read(cursor.slice(size, ""), common.expressions());
  }

  private void saved(int register, long offset, Cursor cursor) {
    set(register, new RegisterRule.SavedAt(offset), cursor);
  }

  private void set(int register, RegisterRule rule, Cursor cursor) {
    if (!state.set(register, rule)) {
      throw cursor.malformed("too many registers in a row");
    }
  }

  private void restore(int register, Cursor cursor) {
    if (!state.restore(register, initial.orElseGet(RowState::new))) {
      throw cursor.malformed("too many registers in a row");
    }
  }

  private CfaRule.RegisterAndOffset plainCfa(Cursor cursor) {
    return switch (state.cfa()) {
      case CfaRule.RegisterAndOffset known -> known;
      // The standard has none then (DWARF 5, section 6.4.2.2); libgcrypt's assembly does it, and
      // means what stood there before the expression.
      case CfaRule.Unspecified _, CfaRule.Computed _ ->
          plain.orElseThrow(
              () -> cursor.malformed("a part of a CFA is replaced that has no such parts"));
    };
  }

  private void compute(Cursor cursor) {
    if (state.cfa() instanceof CfaRule.RegisterAndOffset known) {
      plain = Optional.of(known);
    }
    state.setCfa(new CfaRule.Computed(expression(cursor)));
  }

  private void defineOffset(long offset, Cursor cursor) {
    state.setCfa(new CfaRule.RegisterAndOffset(plainCfa(cursor).register(), offset));
  }

  private void remember(Cursor cursor) {
    if (remembered.size() == MOST_REMEMBERED) {
      throw cursor.malformed("more than " + MOST_REMEMBERED + " states remembered");
    }
    remembered.push(state.copy());
  }

  private void restoreState(Cursor cursor) {
    if (remembered.isEmpty()) {
      throw cursor.malformed("a state is restored that was not remembered");
    }
    state.assign(remembered.pop());
  }
}
