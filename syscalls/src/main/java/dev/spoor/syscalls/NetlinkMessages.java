package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.description.Descriptions.Entry;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads netlink messages: a header, a structure that the message's type tells, and a tree of
/// attributes. netlink(7), rtnetlink(7).
///
/// Which structure and which attributes a message has is said by the types `rtnl_message` and
/// `rtnl_attributes`: their cases are structures and unions of attributes.
final class NetlinkMessages {
  private static final Expression.Names NO_NAMES = RegisterNames.NONE;
  private static final int NETLINK_ROUTE = 0;
  private static final int HEADER_BYTES = 16;
  private static final int ATTRIBUTE_BYTES = 4;
  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;
  private static final int FIRST_ROUTE_TYPE = 16;

  /// Flags of an attribute's type, linux/netlink.h.
  private static final int NLA_TYPE_MASK = 0x3fff;

  private static final int MAX_BYTES = 1 << 16;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_ATTRIBUTES = 1024;

  private final ValueReader reader;

  // What attributes mean depends on the structure before them: the family tells the addresses'.
  private Expression.Names body = NO_NAMES;

  NetlinkMessages(ValueReader reader) {
    this.reader = reader;
  }

  /// {@return `length` bytes at `address`, as messages if `socket` is a netlink socket}
  Value read(long address, long length, int socket) {
    if (length < HEADER_BYTES || address == 0) {
      return reader.buffer(address, length);
    }
    var protocol = reader.scalars().netlinkProtocol(socket);
    if (protocol.isEmpty()) {
      return reader.buffer(address, length);
    }
    var block =
        reader
            .fetch()
            .get(address, reader.allowance().takeBytes((int) Math.min(length, MAX_BYTES)));
    if (!block.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    return messages(block, 0, block.bytes().length, protocol.getAsInt());
  }

  private Value messages(Block block, int from, int to, int protocol) {
    var messages = new ArrayList<Value>();
    var at = from;
    while (at + HEADER_BYTES <= to) {
      var length = (int) Math.min(block.load(at, 4, false).orElse(0), to - at);
      messages.add(message(block, at, at + Math.max(length, HEADER_BYTES), protocol));
      if (length < HEADER_BYTES || type(block, at) == NLMSG_DONE) {
        break;
      }
      at += (length + 3) & ~3;
    }
    return messages.size() == 1 ? messages.getFirst() : new Value.Array(messages, Value.Rest.NONE);
  }

  private static int type(Block block, int at) {
    return (int) block.load(at + 4, 2, false).orElse(0);
  }

  private Value message(Block block, int at, int to, int protocol) {
    var type = type(block, at);
    var parts = new ArrayList<Value>();
    parts.add(header(block, at, type, protocol));
    var body = at + HEADER_BYTES;
    if (to - body > 0) {
      if (type == NLMSG_ERROR && to - body >= 4) {
        parts.add(error(block, body, to, protocol));
      } else if (type == NLMSG_DONE && to - body >= 4) {
        parts.add(Value.Int.of(block.load(body, 4, true).orElse(0)));
      } else if (protocol == NETLINK_ROUTE && type >= FIRST_ROUTE_TYPE) {
        route(block, body, to, type, parts);
      } else {
        parts.add(text(block, body, to));
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new Value.Array(parts, Value.Rest.NONE);
  }

  private Value header(Block block, int at, int type, int protocol) {
    var flags = (int) block.load(at + 6, 2, false).orElse(0);
    return new Value.Struct(
        List.of(
            new Field(
                "nlmsg_len", new Value.Int(block.load(at, 4, false).orElse(0), Base.UNSIGNED)),
            new Field(
                "nlmsg_type", table(protocol == NETLINK_ROUTE ? "rtnltype" : "nltype").one(type)),
            new Field("nlmsg_flags", table(flagsTable(type, protocol)).flags(flags)),
            new Field(
                "nlmsg_seq", new Value.Int(block.load(at + 8, 4, false).orElse(0), Base.UNSIGNED)),
            new Field(
                "nlmsg_pid",
                reader
                    .scalars()
                    .pid(ProcessId.TASK, (int) block.load(at + 12, 4, true).orElse(0)))),
        false);
  }

  private dev.spoor.syscalls.description.NameTable table(String name) {
    return reader.descriptions().table(name);
  }

  // The upper byte of the flags depends on whether something is asked for or made: route messages
  // come in fours, new, delete, get, set.
  private static String flagsTable(int type, int protocol) {
    if (protocol != NETLINK_ROUTE || type < FIRST_ROUTE_TYPE) {
      return "nlflags";
    }
    return switch (type & 3) {
      case 0 -> "nlflagsnew";
      case 2 -> "nlflagsget";
      default -> "nlflags";
    };
  }

  private Value error(Block block, int at, int to, int protocol) {
    var number = (int) -block.load(at, 4, true).orElse(0);
    var fields = new ArrayList<Field>();
    fields.add(
        new Field(
            "error",
            number == 0
                ? Value.Int.of(0)
                : Value.Symbols.signed(
                    -number, "-" + dev.spoor.machine.linux.Errno.of(number).name())));
    if (to - at >= 4 + HEADER_BYTES) {
      fields.add(new Field("msg", message(block, at + 4, to, protocol)));
    }
    return new Value.Struct(fields, false);
  }

  private Value text(Block block, int from, int to) {
    var shown = Math.min(to - from, reader.options().stringLimit());
    return new Value.Bytes(ByteString.of(block.bytes(), from, shown), shown < to - from);
  }

  private void route(Block block, int at, int to, int type, List<Value> parts) {
    var structure = chosen("rtnl_message", type).flatMap(this::structure);
    if (structure.isEmpty()) {
      parts.add(family(block, at, to));
      return;
    }
    var entry = structure.get();
    var bytes = entry.layout().bytes();
    if (to - at < bytes) {
      parts.add(beginning(entry, block, at));
      return;
    }
    parts.add(reader.struct(entry, block, at, NO_NAMES, ValueReader.Part.WHOLE, Optional.empty()));
    body =
        new StructNames(
            reader.descriptions(),
            entry.structure(),
            entry.layout(),
            block,
            at,
            Optional.empty(),
            NO_NAMES,
            false);
    var attributes = at + (bytes + 3 & ~3);
    if (to - attributes >= ATTRIBUTE_BYTES) {
      parts.add(attributes(block, attributes, to, attributesOf(type), 0));
    }
  }

  private String attributesOf(int type) {
    return chosen("rtnl_attributes", type)
        .map(shape -> shape instanceof Shape.Reference(var name, var _) ? name : "")
        .orElse("");
  }

  private Optional<Shape> chosen(String union, int number) {
    return reader.descriptions().type(union) instanceof Entry.Union(var choice)
        ? choice
            .of(number, reader.descriptions().names(choice.table(), number))
            .map(one -> one.shape())
        : Optional.empty();
  }

  private Optional<Entry.Struct> structure(Shape shape) {
    return shape instanceof Shape.Reference(var name, var _)
            && reader.descriptions().type(name) instanceof Entry.Struct struct
        ? Optional.of(struct)
        : Optional.empty();
  }

  // Dumps are asked for with no more than a family.
  private Value beginning(Entry.Struct entry, Block block, int at) {
    var field = entry.structure().fields().getFirst();
    var value = reader.inline(field.shape(), block, at, NO_NAMES, ValueReader.Part.WHOLE);
    return new Value.Struct(List.of(new Field(field.name(), value)), true);
  }

  private Value family(Block block, int at, int to) {
    var fields = new ArrayList<Field>();
    fields.add(new Field("family", table("family").one(block.load(at, 1, false).orElse(0))));
    if (to - at > 1) {
      fields.add(new Field("data", text(block, at + 1, to)));
    }
    return new Value.Struct(fields, false);
  }

  private Value attributes(Block block, int from, int to, String union, int depth) {
    var attributes = new ArrayList<Value>();
    var at = from;
    var most = reader.shownElements(MAX_ATTRIBUTES);
    while (at + ATTRIBUTE_BYTES <= to && attributes.size() < most) {
      var length = (int) block.load(at, 2, false).orElse(0);
      var end = Math.min(to, at + Math.max(length, ATTRIBUTE_BYTES));
      attributes.add(attribute(block, at, end, union, depth));
      if (length < ATTRIBUTE_BYTES) {
        break;
      }
      at += (length + 3) & ~3;
    }
    // One attribute stands alone, several are a list.
    var rest = at + ATTRIBUTE_BYTES <= to && attributes.size() == most;
    return attributes.size() == 1
        ? attributes.getFirst()
        : new Value.Array(attributes, rest ? Value.Rest.MORE : Value.Rest.NONE);
  }

  private Value attribute(Block block, int at, int to, String union, int depth) {
    var rawType = (int) block.load(at + 2, 2, false).orElse(0);
    var type = rawType & NLA_TYPE_MASK;
    var choice =
        !union.isEmpty() && reader.descriptions().type(union) instanceof Entry.Union(var found)
            ? Optional.of(found)
            : Optional.<dev.spoor.syscalls.description.Choice>empty();
    Value name =
        choice.isPresent() ? table(choice.get().table()).one(type) : new Value.Int(type, Base.HEX);
    var header =
        new Value.Struct(
            List.of(
                new Field("nla_len", Value.Int.of(block.load(at, 2, false).orElse(0))),
                new Field("nla_type", name)),
            false);
    var data = at + ATTRIBUTE_BYTES;
    if (data >= to) {
      return header;
    }
    var shape = choice.isPresent() ? chosen(union, type) : Optional.<Shape>empty();
    return new Value.Array(List.of(header, data(shape, block, data, to, depth)), Value.Rest.NONE);
  }

  // A union whose use says by what it is told apart is an alternative, any other one a tree.
  private Shape choose(Shape shape) {
    return shape instanceof Shape.Reference(var _, var arguments) && !arguments.isEmpty()
        ? reader.chosenScalar(shape, body)
        : reader.descriptions().resolved(shape);
  }

  private Value data(Optional<Shape> shape, Block block, int at, int to, int depth) {
    if (shape.isEmpty()) {
      return text(block, at, to);
    }
    var target = choose(shape.get());
    if (target instanceof Shape.Reference(var name, var _)
        && reader.descriptions().type(name) instanceof Entry.Union) {
      return depth < MAX_DEPTH ? attributes(block, at, to, name, depth + 1) : text(block, at, to);
    }
    if (target instanceof Shape.Terminated) {
      return string(block, at, to);
    }
    return to - at < reader.descriptions().bytes(target)
        ? text(block, at, to)
        : reader.inline(target, block, at, body, ValueReader.Part.WHOLE);
  }

  private static Value string(Block block, int at, int to) {
    var end = at;
    while (end < to && block.bytes()[end] != 0) {
      end++;
    }
    return new Value.Text(ByteString.of(block.bytes(), at, end - at), false);
  }
}
