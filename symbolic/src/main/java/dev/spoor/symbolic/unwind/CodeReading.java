package dev.spoor.symbolic.unwind;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.machine.Register;
import dev.spoor.machine.x86_64.instruction.CodeSize;
import dev.spoor.machine.x86_64.instruction.Instruction;
import dev.spoor.machine.x86_64.instruction.InstructionKind;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.elf.SymbolMatch;
import dev.spoor.symbolic.AddressSpace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What unwinders without frame information go by: x86's instructions.
record CodeReading(AddressSpace space, CallConvention convention) {
  /// The longest call: a prefix, the code, ModRM, SIB and 32 bits of displacement.
  private static final int LONGEST_CALL = 7;

  private static final int CALL_NEAR = 0xe8;
  private static final int GROUP_5 = 0xff;

  // In the order of their numbers in instructions (Intel's manual, volume 2, table 3-1).
  private static final List<String> NUMBERED_64 =
      List.of(
          "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12",
          "r13", "r14", "r15");

  private static final List<String> NUMBERED_32 =
      List.of("eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi");

  CodeSize size() {
    return CodeSize.of(convention.architecture());
  }

  boolean isLong() {
    return convention.addressBytes() == Long.BYTES;
  }

  /// {@return the register that instructions call `number`}
  Register register(int number) {
    return convention.architecture().register((isLong() ? NUMBERED_64 : NUMBERED_32).get(number));
  }

  /// {@return a word of the stack}
  OptionalLong word(Memory memory, long address) {
    return memory.readUnsigned(
        Address.of(convention.truncated(address)), convention.addressBytes());
  }

  /// {@return whether a call may have left `address` as where it returns to}
  boolean isReturnAddress(long address, Memory memory) {
    var at = Address.of(address);
    return space.isExecutable(at.plus(-1))
        && isBehindCall(memory.read(at.plus(-LONGEST_CALL), LONGEST_CALL));
  }

  /// A call without its prefixes, of any length.
  private boolean isBehindCall(byte[] code) {
    if (code.length < LONGEST_CALL) {
      return false;
    }
    for (var at = 0; at <= LONGEST_CALL - 2; at++) {
      var first = code[at] & 0xff;
      // Nearly all that is looked at is none: this spares reading it.
      if ((first == CALL_NEAR || first == GROUP_5) && endsInCall(code, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsInCall(byte[] code, int at) {
    return Instruction.read(code, at, size())
        .filter(each -> at + each.length() == LONGEST_CALL)
        .filter(CodeReading::isCall)
        .isPresent();
  }

  private static boolean isCall(Instruction instruction) {
    return instruction.kind() == InstructionKind.CALL_RELATIVE
        || instruction.kind() == InstructionKind.CALL_INDIRECT;
  }

  /// {@return where the function begins that has `address`}
  Optional<Address> functionOf(Address address) {
    try {
      var object = space.objectAt(address);
      return object
          .flatMap(each -> each.symbolAt(address))
          .filter(match -> !(match instanceof SymbolMatch.Nearest))
          .map(match -> object.orElseThrow().address(match.symbol().address()));
    } catch (MalformedObjectException unreadable) {
      return Optional.empty();
    }
  }
}
