package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.List;

/// Reads the control messages of sendmsg(2) and recvmsg(2), cmsg(3).
final class ControlMessages {
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int SCM_CREDENTIALS = 2;
  private static final int MAX_BYTES = 1 << 16;

  private final ValueReader reader;

  ControlMessages(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, long length) {
    var width = reader.descriptions().abi().pointerBytes();
    var header = width + 8;
    var bytes = reader.allowance().takeBytes(Math.clamp(length, 0, MAX_BYTES));
    if (bytes < header) {
      return Value.Pointer.of(address);
    }
    var block = reader.fetch().get(address, bytes);
    if (!block.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    var messages = new ArrayList<Value>();
    var at = 0;
    while (block.has(at, header) && messages.size() < 256) {
      var size = block.load(at, width, false).orElse(0);
      var end = (int) Math.min(size < 0 ? Integer.MAX_VALUE : size, block.bytes().length - at);
      messages.add(message(block, at, Math.max(end, header), header, width));
      if (size < header) {
        break;
      }
      at += (end + width - 1) / width * width;
    }
    return new Value.Array(messages, Value.Rest.NONE);
  }

  private Value message(Block block, int at, int end, int header, int width) {
    var level = (int) block.load(at + width, 4, true).orElse(0);
    var type = (int) block.load(at + width + 4, 4, true).orElse(0);
    var fields = new ArrayList<Field>();
    fields.add(
        new Field(
            "cmsg_len",
            new Value.Int(block.load(at, width, false).orElse(0), Value.Base.UNSIGNED)));
    fields.add(
        new Field(
            "cmsg_level", reader.descriptions().table("socklevel").one(level & 0xffff_ffffL)));
    fields.add(
        new Field(
            "cmsg_type",
            level == SOL_SOCKET
                ? reader.descriptions().table("scm").one(type & 0xffff_ffffL)
                : new Value.Int(type & 0xffff_ffffL, Value.Base.HEX)));
    if (end > header) {
      fields.add(new Field("cmsg_data", data(block, at + header, at + end, level, type)));
    }
    return new Value.Struct(fields, false);
  }

  private Value data(Block block, int from, int to, int level, int type) {
    if (level == SOL_SOCKET && type == SCM_RIGHTS) {
      var descriptors = new ArrayList<Value>();
      for (var at = from; at + 4 <= to; at += 4) {
        descriptors.add(reader.scalars().fd((int) block.load(at, 4, true).orElse(0)));
      }
      return new Value.Array(descriptors, Value.Rest.NONE);
    }
    if (level == SOL_SOCKET && type == SCM_CREDENTIALS && to - from >= 12) {
      return new Value.Struct(
          List.of(
              new Field(
                  "pid",
                  reader.scalars().pid(ProcessId.TASK, (int) block.load(from, 4, true).orElse(0))),
              new Field(
                  "uid",
                  new Value.Int(block.load(from + 4, 4, false).orElse(0), Value.Base.UNSIGNED)),
              new Field(
                  "gid",
                  new Value.Int(block.load(from + 8, 4, false).orElse(0), Value.Base.UNSIGNED))),
          false);
    }
    var shown = Math.min(to - from, reader.options().stringLimit());
    return new Value.Text(ByteString.of(block.bytes(), from, shown), shown < to - from);
  }
}
