package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.syscalls.description.Choice;
import dev.spoor.syscalls.description.Descriptions.Entry;
import dev.spoor.syscalls.description.Expression.Names;
import dev.spoor.syscalls.description.NameTable;
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
/// What messages are called and which structures and attributes they have is said by `netlink.txt`:
/// the union `netlink` names the union of each protocol's messages, whose cases are structures.
final class NetlinkMessages {
  private static final int HEADER_BYTES = 16;
  private static final int ERROR_BYTES = 4;
  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;
  private static final int NLMSG_MIN_TYPE = 16;
  private static final int NLM_F_CAPPED = 0x100;
  private static final int NLM_F_ACK_TLVS = 0x200;

  private static final int MAX_BYTES = 1 << 16;

  /// How many messages may lie within one another: errors quote what they answer.
  private static final int MAX_DEPTH = 4;

  private final ValueReader reader;
  private final NetlinkAttributes attributes;

  NetlinkMessages(ValueReader reader) {
    this.reader = reader;
    this.attributes = new NetlinkAttributes(reader);
  }

  /// The messages of one protocol.
  ///
  /// @param name what it is called; may be empty
  /// @param union the name of the union of its messages; may be empty
  /// @param choice this union
  private record Protocol(String name, String union, Optional<Choice> choice) {}

  /// {@return `length` bytes at `address`, as messages if `socket` is a netlink socket}
  Value read(long address, long length, int socket) {
    if (length <= 0 || address == 0) {
      return reader.buffer(address, length);
    }
    var number = reader.scalars().netlinkProtocol(socket);
    if (number.isEmpty()) {
      return reader.buffer(address, length);
    }
    var protocol = protocol(number.getAsInt());
    if (protocol.union.equals("uevent")) {
      return event(address, length);
    }
    var most = reader.allowance().takeBytes((int) Math.min(length, MAX_BYTES));
    var block = reader.fetch().get(address, most);
    return messages(block, most, protocol);
  }

  private Protocol protocol(int number) {
    var name = reader.descriptions().table("netlinkproto").name(number).orElse("");
    var found = attributes.alternative("netlink", List.of(name), number);
    var union =
        found.isPresent() && found.get() instanceof Shape.Reference(var word, var _) ? word : "";
    var choice =
        !union.isEmpty() && reader.descriptions().type(union) instanceof Entry.Union(var known)
            ? Optional.of(known)
            : Optional.<Choice>empty();
    return new Protocol(name, union, choice);
  }

  // Events are text, but those of libudev(3), which have a header with the name it begins with.
  private Value event(long address, long length) {
    if (!(reader.descriptions().type("uevent") instanceof Entry.Struct entry)
        || length < entry.layout().bytes()) {
      return reader.buffer(address, length);
    }
    var size = entry.layout().bytes();
    var block = reader.fetch().get(address, size);
    var magic = block.load(entry.layout().offset(entry.structure().index("magic")), 4, false);
    var beginning = ByteString.of("libudev\0");
    if (!block.isComplete()
        || magic.orElse(0) != 0xfecaedfeL
        || !ByteString.of(block.bytes(), 0, 8).equals(beginning)) {
      return reader.buffer(address, length);
    }
    var value = attributes.struct(entry, block, 0, RegisterNames.NONE);
    return length == size
        ? value
        : new Value.Array(
            List.of(value, reader.buffer(address + size, length - size)), Value.Rest.NONE);
  }

  private Value messages(Block block, int length, Protocol protocol) {
    if (!block.has(0, Math.min(length, HEADER_BYTES))) {
      return unreadable(block, 0);
    }
    if (length < HEADER_BYTES) {
      return attributes.bytes(block, 0, length);
    }
    var messages = new ArrayList<Value>();
    var most = reader.shownElements(MAX_BYTES);
    Value.Rest rest = Value.Rest.NONE;
    var at = 0;
    while (at < length) {
      if (length - at < HEADER_BYTES) {
        messages.add(attributes.bytes(block, at, length));
        break;
      }
      if (!block.has(at, HEADER_BYTES)) {
        rest = new Value.Rest.Unreadable(Address.of(block.address() + at));
        break;
      }
      if (messages.size() >= most || reader.allowance().takeElements(1) == 0) {
        rest = Value.Rest.MORE;
        break;
      }
      var bytes = (int) Math.min(block.load(at, 4, false).orElse(0), length - at);
      messages.add(message(block, at, at + Math.max(bytes, HEADER_BYTES), protocol, 0));
      if (bytes < HEADER_BYTES) {
        break;
      }
      at += (bytes + 3) & ~3;
    }
    return messages.size() == 1 && rest instanceof Value.Rest.None
        ? messages.getFirst()
        : new Value.Array(messages, rest);
  }

  /// One message, as it lies between `at` and `to`.
  private Value message(Block block, int at, int to, Protocol protocol, int depth) {
    var type = (int) block.load(at + 4, 2, false).orElse(0);
    var parts = new ArrayList<Value>();
    parts.add(header(block, at, type, protocol));
    var body = at + HEADER_BYTES;
    if (to > body) {
      switch (type) {
        case NLMSG_ERROR -> error(block, at, to, protocol, depth, parts);
        case NLMSG_DONE -> parts.add(number(block, body, to));
        default -> body(block, at, to, protocol, parts);
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new Value.Array(parts, Value.Rest.NONE);
  }

  private Value number(Block block, int at, int to) {
    if (to - at < 4) {
      return attributes.bytes(block, at, to);
    }
    var number = block.load(at, 4, true);
    return number.isPresent() ? Value.Int.of(number.getAsLong()) : unreadable(block, at);
  }

  private Value header(Block block, int at, int type, Protocol protocol) {
    var flags = block.load(at + 6, 2, false).orElse(0);
    return new Value.Struct(
        List.of(
            new Field(
                "nlmsg_len", new Value.Int(block.load(at, 4, false).orElse(0), Base.UNSIGNED)),
            new Field("nlmsg_type", type(type, protocol)),
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

  private NameTable table(String name) {
    return reader.descriptions().table(name);
  }

  private Value type(int type, Protocol protocol) {
    var subsystems = subsystems(type, protocol);
    if (subsystems.isPresent()) {
      return subsystem(type, subsystems.get());
    }
    return table(
            type < NLMSG_MIN_TYPE || protocol.choice.isEmpty()
                ? "nltype"
                : protocol.choice.get().table())
        .one(type);
  }

  // The messages of netfilter are those of its subsystems, which the upper byte of the type tells.
  private Optional<Choice> subsystems(int type, Protocol protocol) {
    return protocol.union.equals("nfnl")
            && type > 0xff
            && reader.descriptions().type("nfnl_messages") instanceof Entry.Union(var choice)
        ? Optional.of(choice)
        : Optional.empty();
  }

  private Value subsystem(int type, Choice subsystems) {
    var number = type >> 8;
    var name = table(subsystems.table()).name(number);
    var shape =
        name.flatMap(word -> attributes.alternative(subsystems.name(), List.of(word), number));
    var high =
        name.orElse(
            "0x"
                + Integer.toHexString(number)
                + " /* "
                + table(subsystems.table()).family()
                + " */");
    Value low =
        shape.isPresent() && shape.get() instanceof Shape.Scalar scalar
            ? reader.scalar(scalar, type & 0xff, RegisterNames.NONE)
            : new Value.Int(type & 0xff, Base.HEX);
    var names = new ArrayList<String>();
    name.ifPresent(word -> names.add(word + "<<8"));
    if (low instanceof Value.Symbols symbols) {
      names.addAll(symbols.names());
    }
    return new Value.Symbols(
        type,
        names,
        name.isPresent() ? 0 : type,
        Base.HEX,
        "",
        List.of(new Value.Worded((long) number << 8, Base.HEX, high + "<<8"), low));
  }

  /// What the upper byte of the flags means depends on what is done: on the verb in a type's name,
  /// unless the union `nlmsg_flags` says otherwise.
  private String flagsTable(int type, Protocol protocol) {
    var name = name(type, protocol);
    var special = attributes.alternative("nlmsg_flags", List.of(name, protocol.name), -1);
    if (special.isPresent() && special.get() instanceof Shape.Named named) {
      return named.table();
    }
    if (name.contains("_NEW")) {
      return "nlflagsnew";
    }
    if (name.contains("_DEL")) {
      return "nlflagsdel";
    }
    return name.contains("_GET") ? "nlflagsget" : "nlflags";
  }

  private String name(int type, Protocol protocol) {
    return type(type, protocol) instanceof Value.Symbols symbols && !symbols.names().isEmpty()
        ? symbols.names().getLast()
        : "";
  }

  private void error(Block block, int at, int to, Protocol protocol, int depth, List<Value> parts) {
    var body = at + HEADER_BYTES;
    var flags = block.load(at + 6, 2, false).orElse(0);
    if (to - body < ERROR_BYTES + HEADER_BYTES && to - body != ERROR_BYTES) {
      parts.add(attributes.bytes(block, body, to));
      return;
    }
    if (!block.has(body, Math.min(to - body, ERROR_BYTES + HEADER_BYTES))) {
      parts.add(unreadable(block, body));
      return;
    }
    if (to - body == ERROR_BYTES) {
      parts.add(attributes.bytes(block, body, to));
      return;
    }
    var quoted = body + ERROR_BYTES;
    var length =
        (flags & NLM_F_CAPPED) != 0
            ? HEADER_BYTES
            : Math.clamp(block.load(quoted, 4, false).orElse(0), HEADER_BYTES, to - quoted);
    var more = (flags & (NLM_F_CAPPED | NLM_F_ACK_TLVS)) != 0;
    var end = more ? quoted + length : to;
    var number = (int) -block.load(body, 4, true).orElse(0);
    var error =
        new Value.Struct(
            List.of(
                new Field("error", errno(number)),
                new Field(
                    "msg",
                    depth < MAX_DEPTH
                        ? message(block, quoted, end, protocol, depth + 1)
                        : attributes.bytes(block, quoted, end))),
            false);
    var rest = quoted + (length + 3 & ~3);
    if (more && rest < to) {
      parts.add(
          new Value.Array(
              List.of(error, attributes.read(block, rest, to, "nlmsgerr_attr", RegisterNames.NONE)),
              Value.Rest.NONE));
    } else {
      parts.add(error);
    }
  }

  private static Value errno(int number) {
    return number > 0 && number < 4096
        ? Value.Symbols.signed(-number, "-" + Errno.of(number).name())
        : Value.Int.of(-number);
  }

  private void body(Block block, int at, int to, Protocol protocol, List<Value> parts) {
    var body = at + HEADER_BYTES;
    var type = (int) block.load(at + 4, 2, false).orElse(0);
    var names = new MessageNames(block, at, to - body, type);
    if (protocol.choice.isEmpty() || type < NLMSG_MIN_TYPE) {
      parts.add(attributes.bytes(block, body, to));
      return;
    }
    var choice = protocol.choice.get();
    var labels = table(choice.table()).name(type).map(List::of).orElse(List.of());
    var shape = attributes.alternative(protocol.union, labels, type);
    var target = shape.map(known -> reader.chosenScalar(known, names));
    if (target.isPresent()
        && target.get() instanceof Shape.Reference(var name, var _)
        && reader.descriptions().type(name) instanceof Entry.Struct entry
        && choice.cases().get(Choice.OTHERWISE)
            instanceof Choice.Case(var _, Shape.Reference(var other, var _))
        && other.equals("genmsg")
        && entry.structure().fields().getFirst().shape() instanceof Shape.Named family) {
      family(entry, family, block, body, to, names, parts);
      return;
    }
    attributes.data(target, block, body, to, names, parts);
  }

  /// A structure that begins with a family: it is read first, and often there is no more.
  private void family(
      Entry.Struct entry,
      Shape.Named family,
      Block block,
      int at,
      int to,
      Names names,
      List<Value> parts) {
    if (!block.has(at, 1)) {
      parts.add(unreadable(block, at));
      return;
    }
    var bytes = entry.layout().bytes();
    if (to - at >= bytes && block.has(at, bytes)) {
      attributes.structure(entry, block, at, to, names, parts);
      return;
    }
    var field =
        new Field(
            entry.structure().fields().getFirst().name(),
            reader.scalar(family, block.load(at, 1, false).orElse(0), names));
    parts.add(
        to - at < bytes
            ? new Value.Struct(List.of(field), true)
            : new Value.Struct(List.of(field, new Field("", unreadable(block, at + 1))), false));
  }

  private static Value unreadable(Block block, int at) {
    return new Value.Unreadable(Address.of(block.address() + at));
  }

  /// What the structures of messages are told apart by.
  private record MessageNames(Block block, int at, int length, int type) implements Names {
    @Override
    public long number(String name) {
      return switch (name) {
        case "nlmsg_len" -> block.load(at, 4, false).orElse(0);
        case "nlmsg_type" -> type;
        case "nlmsg_flags" -> block.load(at + 6, 2, false).orElse(0);
        case "length" -> length;
        case "family" -> block.load(at + HEADER_BYTES, 1, false).orElse(0);
        default -> 0;
      };
    }

    @Override
    public long pointee(String name) {
      return 0;
    }

    @Override
    public long formerPointee(String name) {
      return 0;
    }
  }
}
