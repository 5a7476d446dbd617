package dev.spoor.machine.x86_64.instruction;

import dev.spoor.machine.x86_64.instruction.Instruction.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which opcodes are emulated, and how (Intel's manual, volume 2, appendix A).
final class Actions {
  private static final int ANY = -1;

  private interface Maker {
    Action make(Operands of);
  }

  /// What an instruction must be like to be that of a row.
  private enum Form {
    /// Nothing is asked.
    FREE,
    /// ModRM's operand is a register.
    REGISTER,
    /// ModRM's operand is memory.
    MEMORY,
    /// The operand size is that of addresses.
    WORD,
    /// In 64-bit code, the operand size not of 16 bits.
    WORD_64,
    /// In 32-bit code.
    IN_32;

    boolean holds(Instruction instruction) {
      var is64 = instruction.size() == CodeSize.BITS_64;
      var isWord = !instruction.prefixes().has(Prefixes.OPERAND_SIZE);
      return switch (this) {
        case FREE -> true;
        case REGISTER -> !instruction.hasMemoryOperand();
        case MEMORY -> instruction.hasMemoryOperand();
        case WORD -> isWord;
        case WORD_64 -> isWord && is64;
        case IN_32 -> !is64;
      };
    }
  }

  /// Opcodes `first` to `last`, with a value of ModRM's middle or with any.
  private record Row(int first, int last, int middle, Form form, Maker maker) {
    boolean holds(Instruction instruction) {
      var opcode = instruction.opcode().number();
      return first <= opcode
          && opcode <= last
          && (middle == ANY || middle == instruction.middle())
          && form.holds(instruction);
    }
  }

  private static final Arithmetic[] GROUP_1 = {
    Arithmetic.ADD, Arithmetic.OR, Arithmetic.ADC, Arithmetic.SBB,
    Arithmetic.AND, Arithmetic.SUB, Arithmetic.XOR, Arithmetic.CMP
  };

  private static final List<Row> PLAIN =
      List.of(
          new Row(
              0x40, 0x47, ANY, Form.IN_32, of -> ActionMaking.aloneInOpcode(Arithmetic.INC, of)),
          new Row(
              0x48, 0x4f, ANY, Form.IN_32, of -> ActionMaking.aloneInOpcode(Arithmetic.DEC, of)),
          new Row(0x50, 0x57, ANY, Form.WORD, ActionMaking::pushInOpcode),
          new Row(0x58, 0x5f, ANY, Form.WORD, ActionMaking::pop),
          new Row(0x63, 0x63, ANY, Form.WORD_64, ActionMaking::moveDoubleWord),
          new Row(0x68, 0x68, ANY, Form.WORD, ActionMaking::pushConstant),
          new Row(0x6a, 0x6a, ANY, Form.WORD, ActionMaking::pushConstant),
          new Row(0x70, 0x7f, ANY, Form.WORD, ActionMaking::branch),
          new Row(0x84, 0x85, ANY, Form.FREE, of -> ActionMaking.intoOther(Arithmetic.TEST, of)),
          new Row(0x86, 0x87, ANY, Form.REGISTER, ActionMaking::exchange),
          new Row(0x88, 0x89, ANY, Form.FREE, ActionMaking::moveToOther),
          new Row(0x8a, 0x8b, ANY, Form.FREE, ActionMaking::moveToMiddle),
          new Row(0x8d, 0x8d, ANY, Form.MEMORY, ActionMaking::loadAddress),
          new Row(0x90, 0x97, ANY, Form.FREE, ActionMaking::exchangeWithAccumulator),
          new Row(0x98, 0x98, ANY, Form.FREE, ActionMaking::widenAccumulator),
          new Row(0x99, 0x99, ANY, Form.FREE, ActionMaking::spreadSign),
          new Row(
              0xa8,
              0xa9,
              ANY,
              Form.FREE,
              of -> ActionMaking.constantIntoAccumulator(Arithmetic.TEST, of)),
          new Row(0xb0, 0xb7, ANY, Form.FREE, ActionMaking::moveByteInOpcode),
          new Row(0xb8, 0xbf, ANY, Form.FREE, ActionMaking::moveInOpcode),
          new Row(0xc2, 0xc3, ANY, Form.WORD, ActionMaking::ret),
          new Row(0xc6, 0xc7, 0, Form.FREE, ActionMaking::moveConstant),
          new Row(0xc9, 0xc9, ANY, Form.WORD, ActionMaking::leave),
          new Row(0xe8, 0xe8, ANY, Form.WORD, ActionMaking::call),
          new Row(0xe9, 0xe9, ANY, Form.WORD, ActionMaking::jump),
          new Row(0xeb, 0xeb, ANY, Form.WORD, ActionMaking::jump),
          new Row(
              0xf6, 0xf7, 0, Form.FREE, of -> ActionMaking.constantIntoOther(Arithmetic.TEST, of)),
          new Row(0xf6, 0xf7, 2, Form.FREE, of -> ActionMaking.alone(Arithmetic.NOT, of)),
          new Row(0xf6, 0xf7, 3, Form.FREE, of -> ActionMaking.alone(Arithmetic.NEG, of)),
          new Row(0xfe, 0xff, 0, Form.FREE, of -> ActionMaking.alone(Arithmetic.INC, of)),
          new Row(0xfe, 0xff, 1, Form.FREE, of -> ActionMaking.alone(Arithmetic.DEC, of)),
          new Row(0xff, 0xff, 2, Form.WORD, ActionMaking::callIndirect),
          new Row(0xff, 0xff, 4, Form.WORD, ActionMaking::jumpIndirect),
          new Row(0xff, 0xff, 6, Form.WORD, ActionMaking::pushOther));

  private static final List<Row> ONE_BYTE = withGroup1(PLAIN);

  private static final List<Row> MAP_0F =
      List.of(
          new Row(0x1e, 0x1e, 7, Form.REGISTER, ActionMaking::nothing),
          new Row(0x1f, 0x1f, 0, Form.FREE, ActionMaking::nothing),
          new Row(0x40, 0x4f, ANY, Form.FREE, ActionMaking::moveIf),
          new Row(0x80, 0x8f, ANY, Form.WORD, ActionMaking::branch),
          new Row(0x90, 0x9f, ANY, Form.FREE, ActionMaking::setIf),
          new Row(0xb6, 0xb6, ANY, Form.FREE, ActionMaking::zeroExtendByte),
          new Row(0xb7, 0xb7, ANY, Form.FREE, ActionMaking::zeroExtendWord),
          new Row(0xbe, 0xbe, ANY, Form.FREE, ActionMaking::signExtendByte),
          new Row(0xbf, 0xbf, ANY, Form.FREE, ActionMaking::signExtendWord));

  private Actions() {}

  /// Eight operations, in five forms each.
  private static List<Row> withGroup1(List<Row> others) {
    var rows = new ArrayList<>(others);
    for (var i = 0; i < GROUP_1.length; i++) {
      var what = GROUP_1[i];
      Maker intoAccumulator = of -> ActionMaking.constantIntoAccumulator(what, of);
      Maker intoOther = of -> ActionMaking.constantIntoOther(what, of);
      var first = 8 * i;
      rows.add(new Row(first, first + 1, ANY, Form.FREE, of -> ActionMaking.intoOther(what, of)));
      rows.add(
          new Row(first + 2, first + 3, ANY, Form.FREE, of -> ActionMaking.intoMiddle(what, of)));
      rows.add(new Row(first + 4, first + 5, ANY, Form.FREE, intoAccumulator));
      rows.add(new Row(0x80, 0x81, i, Form.FREE, intoOther));
      rows.add(new Row(0x83, 0x83, i, Form.FREE, intoOther));
    }
    return List.copyOf(rows);
  }

  /// {@return what the instruction does, if it is one of those that are emulated}
  static Optional<Action> of(Operands operands) {
    var instruction = operands.instruction();
    if (!hasKnownPrefixes(instruction)) {
      return Optional.empty();
    }
    for (var row : rowsOf(instruction.opcode().map())) {
      if (row.holds(instruction)) {
        return Optional.of(row.maker.make(operands));
      }
    }
    return Optional.empty();
  }

  private static List<Row> rowsOf(OpcodeMap map) {
    return map == OpcodeMap.ONE_BYTE ? ONE_BYTE : map == OpcodeMap.MAP_0F ? MAP_0F : List.of();
  }

  private static boolean hasKnownPrefixes(Instruction instruction) {
    var prefixes = instruction.prefixes();
    if (isLandingPad(instruction.opcode())) {
      return prefixes.set() == Prefixes.REP && (instruction.end() == 2 || instruction.end() == 3);
    }
    var known =
        Prefixes.OPERAND_SIZE
            | (ignoresSegments(instruction) ? Prefixes.CS_SS_DS_ES : 0)
            | (ignoresRepeat(instruction) ? Prefixes.REP : 0)
            | (isNear(instruction.kind()) ? Prefixes.REPNE : 0);
    return prefixes.encoding().compareTo(Prefixes.Encoding.VEX) < 0
        && (prefixes.set() & ~known) == 0;
  }

  /// `endbr64` and `endbr32`, among others that share the opcode.
  private static boolean isLandingPad(Opcode opcode) {
    return opcode.map() == OpcodeMap.MAP_0F && opcode.number() == 0x1e;
  }

  private static boolean ignoresSegments(Instruction instruction) {
    var opcode = instruction.opcode();
    var isNopOrLea =
        opcode.map() == OpcodeMap.MAP_0F ? opcode.number() == 0x1f : opcode.number() == 0x8d;
    return instruction.size() == CodeSize.BITS_64 || !instruction.hasMemoryOperand() || isNopOrLea;
  }

  /// `rep ret`, and `rep nop`, which is `pause`.
  private static boolean ignoresRepeat(Instruction instruction) {
    var opcode = instruction.opcode();
    return instruction.kind() == InstructionKind.RETURN
        || opcode.map() == OpcodeMap.ONE_BYTE
            && opcode.number() == 0x90
            && instruction.prefixes().encoding() == Prefixes.Encoding.LEGACY;
  }

  /// What a prefix `bnd` may stand before.
  private static boolean isNear(InstructionKind kind) {
    return switch (kind) {
      case CALL_RELATIVE, CALL_INDIRECT, RETURN, JUMP_RELATIVE, JUMP_INDIRECT, BRANCH -> true;
      case CALL_FAR,
          RETURN_FAR,
          JUMP_FAR,
          LOOP,
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
}
