package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.description.Choice;
import dev.spoor.syscalls.description.Descriptions;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Meaning;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.description.Width;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the control messages of sendmsg(2) and recvmsg(2), cmsg(3).
final class ControlMessages {
  /// Of a message as long as any is read.
  private static final int MOST_ELEMENTS = 1 << 16;

  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  // What Linux takes at most where nobody has changed net.core.optmem_max.
  private static final int MAX_BYTES = 1 << 17;

  private static final int MAX_MESSAGES = 256;
  private static final int SOL_IP = 0;
  private static final int IP_RECVOPTS = 6;
  private static final int IP_RETOPTS = 7;
  private static final Shape DESCRIPTOR =
      new Shape.Special(Width.WORD, true, Meaning.FD, List.of());
  private static final Shape OCTET = new Shape.Int(Width.BYTE, false, Value.Base.HEX);

  private final ValueReader reader;

  ControlMessages(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, long length) {
    var width = reader.descriptions().abi().pointerBytes();
    var header = width + 8;
    var most = Math.clamp(length, 0, MAX_BYTES);
    var bytes = reader.allowance().takeBytes(most);
    if (bytes < header) {
      return Value.Pointer.of(address);
    }
    var block = reader.fetch().get(address, bytes);
    if (!block.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    var messages = new ArrayList<Value>();
    var at = 0;
    while (block.has(at, header) && messages.size() < MAX_MESSAGES) {
      var size = block.load(at, width, false).orElse(0);
      var end = (int) Math.min(size < 0 ? Integer.MAX_VALUE : size, block.bytes().length - at);
      end = Math.max(end, header);
      messages.add(message(block, at, at + end, header, width));
      at += size < 0 || size > block.bytes().length - at ? end : (end + width - 1) / width * width;
      if (size >= 0 && size < header) {
        break;
      }
    }
    if (bytes < length) {
      return new Value.Array(messages, Value.Rest.MORE);
    }
    return new Value.Array(
        messages,
        at < bytes ? new Value.Rest.Unreadable(Address.of(address + at)) : Value.Rest.NONE);
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
    fields.add(new Field("cmsg_type", type(level, type & 0xffff_ffffL)));
    // Descriptors are told only if there is a whole one.
    var least = level == SOL_SOCKET && type == SCM_RIGHTS ? 4 : 1;
    if (end >= at + header + least) {
      fields.add(new Field("cmsg_data", data(block, at + header, end, level, type)));
    }
    return new Value.Struct(fields, false);
  }

  private Value type(int level, long type) {
    return switch (level) {
      case SOL_SOCKET -> reader.descriptions().table("scm").one(type);
      case SOL_IP -> reader.descriptions().table("ipcmsg").one(type);
      default -> new Value.Int(type, Value.Base.HEX);
    };
  }

  private Value data(Block block, int from, int to, int level, int type) {
    if (level == SOL_SOCKET && type == SCM_RIGHTS) {
      return elements(DESCRIPTOR, block, from, to);
    }
    if (level == SOL_IP && (type == IP_RECVOPTS || type == IP_RETOPTS)) {
      return elements(OCTET, block, from, to);
    }
    var shape = shape(level, type);
    if (shape.isPresent()) {
      return reader.descriptions().bytes(shape.get()) > to - from
          ? new Value.Worded(0, Value.Base.UNSIGNED, "???")
          : reader.follow(
              shape.get(), block.address() + from, RegisterNames.NONE, ValueReader.Part.WHOLE);
    }
    var shown = Math.min(to - from, reader.options().stringLimit());
    return new Value.Text(ByteString.of(block.bytes(), from, shown), shown < to - from);
  }

  private Value elements(Shape element, Block block, int from, int to) {
    var count = (to - from) / reader.descriptions().bytes(element);
    var array = new Shape.Array(new Expression.Literal(count), element, MOST_ELEMENTS);
    return reader.inline(array, block, from, RegisterNames.NONE, ValueReader.Part.WHOLE);
  }

  private Optional<Shape> shape(int level, int type) {
    var union =
        switch (level) {
          case SOL_SOCKET -> "socket_control";
          case SOL_IP -> "ip_control";
          default -> "";
        };
    return !union.isEmpty()
            && reader.descriptions().type(union) instanceof Descriptions.Entry.Union(var choice)
        ? choice.of(type, reader.descriptions().names(choice.table(), type)).map(Choice.Case::shape)
        : Optional.empty();
  }
}
