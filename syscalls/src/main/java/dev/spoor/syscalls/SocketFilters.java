package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import java.util.ArrayList;
import java.util.List;

/// Reads classic BPF filters, `struct sock_filter` of linux/filter.h: those of sockets and of
/// seccomp(2).
final class SocketFilters {
  private static final int BYTES = 8;

  /// BPF_MAXINSNS of linux/bpf_common.h.
  private static final int MOST = 4096;

  // Classes of instructions: the three lowest bits of their codes.
  private static final int LD = 0;
  private static final int LDX = 1;
  private static final int ST = 2;
  private static final int STX = 3;
  private static final int ALU = 4;
  private static final int JMP = 5;
  private static final int RET = 6;

  private static final int MODE_ABS = 0x20;
  private static final int MODE_IND = 0x40;

  // Where the offsets of linux/filter.h that stand for something else begin.
  private static final int ANCILLARY = -0x1000;
  private static final int NETWORK = -0x10_0000;
  private static final int LINK = -0x20_0000;

  private final ValueReader reader;

  SocketFilters(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, long count, boolean seccomp) {
    if (reader.options().abbreviates()) {
      return Value.Pointer.of(address);
    }
    if (count == 0) {
      return new Value.Array(List.of(), Value.Rest.NONE);
    }
    var shown = Math.clamp(count, 0, MOST);
    var block = reader.fetch().get(address, shown * BYTES);
    var readable = block.bytes().length / BYTES;
    if (readable == 0) {
      return new Value.Unreadable(Address.of(address));
    }
    var instructions = new ArrayList<Value>(readable);
    for (var i = 0; i < readable; i++) {
      instructions.add(instruction(block, i * BYTES, seccomp));
    }
    if (readable < shown) {
      var end = Address.of(address + (long) readable * BYTES);
      return new Value.Array(instructions, new Value.Rest.Unreadable(end));
    }
    return new Value.Array(instructions, shown < count ? Value.Rest.MORE : Value.Rest.NONE);
  }

  private Value instruction(Block block, int at, boolean seccomp) {
    var code = (int) block.load(at, 2, false).orElse(0);
    var ifTrue = block.load(at + 2, 1, false).orElse(0);
    var ifFalse = block.load(at + 3, 1, false).orElse(0);
    var operand = block.load(at + 4, 4, false).orElse(0);
    if (ifTrue != 0 || ifFalse != 0) {
      return new Value.Expression(
          0, "BPF_JUMP", List.of(code(code), number(operand), number(ifTrue), number(ifFalse)));
    }
    return new Value.Expression(
        0, "BPF_STMT", List.of(code(code), operand(code, operand, seccomp)));
  }

  private static Value number(long number) {
    return new Value.Int(number, Base.HEX);
  }

  private Value one(String table, long bits) {
    return reader.descriptions().table(table).one(bits);
  }

  private Value code(int code) {
    var parts = new ArrayList<Value>(3);
    parts.add(one("bpfclass", code & 7));
    var rest = code & ~0xff;
    switch (code & 7) {
      case LD, LDX -> {
        parts.add(one("bpfsize", code & 0x18));
        parts.add(one("bpfmode", code & 0xe0));
      }
      case ST, STX -> rest |= code & 0xf8;
      case ALU -> {
        parts.add(one("bpfsource", code & 8));
        parts.add(one("bpfalu", code & 0xf0));
      }
      case JMP -> {
        parts.add(one("bpfsource", code & 8));
        parts.add(one("bpfjump", code & 0xf0));
      }
      case RET -> {
        parts.add(one("bpfreturned", code & 0x18));
        rest |= code & 0xe0;
      }
      default -> parts.add(one("bpfmisc", code & 0xf8));
    }
    if (rest != 0) {
      parts.add(number(rest));
    }
    return new Value.Symbols(code, List.of(), code, Base.HEX, "", parts);
  }

  private Value operand(int code, long operand, boolean seccomp) {
    var isReturn = (code & 0x1f) == RET;
    if (seccomp) {
      return isReturn ? action(operand) : number(operand);
    }
    var mode = code & 0xe0;
    var loads = (code & 7) == LD && (mode == MODE_ABS || mode == MODE_IND);
    return loads ? offset((int) operand) : number(operand);
  }

  private Value action(long operand) {
    var action = one("seccompaction", operand & 0xffff_0000L);
    return (operand & 0xffff) == 0
        ? action
        : new Value.Symbols(
            operand, List.of(), operand, Base.HEX, "", List.of(action, number(operand & 0xffff)));
  }

  private Value offset(int offset) {
    if (offset >= 0 || offset < LINK) {
      return number(offset & 0xffff_ffffL);
    }
    if (offset >= ANCILLARY) {
      return beyond(offset, ANCILLARY, one("skfancillary", offset - ANCILLARY));
    }
    var base = offset >= NETWORK ? NETWORK : LINK;
    return beyond(offset, base, Value.Int.of(offset - base));
  }

  private Value beyond(int offset, int base, Value rest) {
    return new Value.Sum(offset & 0xffff_ffffL, one("skfoffset", base & 0xffff_ffffL), rest);
  }
}
