package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.List;

/// Reads BPF programs, `struct bpf_insn` of linux/bpf.h.
final class BpfInstructions {
  private static final int BYTES = 8;

  /// BPF_MAXINSNS of linux/bpf_common.h.
  private static final int MOST = 4096;

  private final ValueReader reader;

  BpfInstructions(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, long count) {
    if (count < 0) {
      return Value.Pointer.of(address);
    }
    var shown = (int) Math.min(count, MOST);
    var block = reader.fetch().get(address, shown * BYTES);
    var readable = block.bytes().length / BYTES;
    if (readable == 0 && count > 0) {
      return new Value.Unreadable(Address.of(address));
    }
    var instructions = new ArrayList<Value>(readable);
    for (var at = 0; at < readable * BYTES; at += BYTES) {
      instructions.add(instruction(block, at));
    }
    if (readable < shown) {
      var end = Address.of(address + (long) readable * BYTES);
      return new Value.Array(instructions, new Value.Rest.Unreadable(end));
    }
    return new Value.Array(instructions, shown < count ? Value.Rest.MORE : Value.Rest.NONE);
  }

  private Value instruction(Block block, int at) {
    var registers = number(block, at + 1, 1);
    return new Value.Struct(
        List.of(
            new Field("code", code((int) number(block, at, 1))),
            new Field("dst_reg", one("ebpfregister", registers & 15)),
            new Field("src_reg", one("ebpfregister", registers >> 4)),
            new Field("off", Value.Int.of(block.load(at + 2, 2, true).orElse(0))),
            new Field("imm", new Value.Int(number(block, at + 4, 4), Base.HEX))),
        false);
  }

  private static long number(Block block, int at, int width) {
    return block.load(at, width, false).orElse(0);
  }

  private Value.Symbols one(String table, long bits) {
    return reader.descriptions().table(table).one(bits);
  }

  // The class, and what the other five bits are in it.
  private Value code(int code) {
    var parts =
        switch (code & 7) {
          case 0, 1, 2, 3 ->
              List.<Value>of(one("ebpfsize", code & 0x18), one("ebpfmode", code & 0xe0));
          case 4, 7 -> List.<Value>of(one("bpfsource", code & 8), one("ebpfalu", code & 0xf0));
          default -> List.<Value>of(one("bpfsource", code & 8), one("ebpfjump", code & 0xf0));
        };
    return new Value.Symbols(
        code,
        List.of(),
        code,
        Base.HEX,
        "",
        List.of(one("ebpfclass", code & 7), parts.getFirst(), parts.getLast()));
  }
}
