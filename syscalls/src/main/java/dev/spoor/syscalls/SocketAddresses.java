package dev.spoor.syscalls;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.description.Expression;
import dev.spoor.syscalls.description.NameTable;
import dev.spoor.syscalls.description.Shape;
import dev.spoor.syscalls.value.Value;
import dev.spoor.syscalls.value.Value.Base;
import dev.spoor.syscalls.value.Value.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads socket addresses by their family.
final class SocketAddresses {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;

  /// As long as `struct sockaddr_un` of linux/un.h is.
  private static final int UNIX_BYTES = 110;

  /// As long as `struct sockaddr_rxrpc` of linux/rxrpc.h is, and what it says before the address of
  /// another family that it carries.
  private static final int RXRPC_BYTES = 36;

  private static final int RXRPC_HEAD_BYTES = 8;

  private static final int AF_AX25 = 3;
  private static final int AF_RXRPC = 33;
  private static final int AF_NETLINK = 16;
  private static final int AF_PACKET = 17;

  /// The longest one, `struct sockaddr_storage`.
  private static final int MAX_BYTES = 128;

  private final ValueReader reader;

  SocketAddresses(ValueReader reader) {
    this.reader = reader;
  }

  Value read(long address, long length) {
    var bytes = reader.allowance().takeBytes(Math.clamp(length, 0, MAX_BYTES));
    if (bytes < 2) {
      return Value.Pointer.of(address);
    }
    var block = reader.fetch().get(address, bytes);
    if (!block.isComplete()) {
      return new Value.Unreadable(Address.of(address));
    }
    var number = (int) block.load(0, 2, false).orElse(0);
    var family = new Field("sa_family", reader.descriptions().table("family").one(number));
    if (number == AF_UNIX) {
      return unix(family, block.bytes());
    } else if (number == AF_INET && bytes >= 16) {
      return inet(family, block);
    } else if (number == AF_INET6 && bytes >= 24) {
      return inet6(family, block);
    } else if (number == AF_NETLINK && bytes >= 12) {
      return netlink(family, block);
    } else if (number == AF_PACKET && bytes >= 20) {
      return packet(family, block);
    } else if (number == AF_AX25 && bytes >= Ax25Addresses.BYTES) {
      return Ax25Addresses.of(family, block);
    } else if (number == AF_RXRPC && bytes >= RXRPC_BYTES) {
      return rxrpc(family, block);
    }
    if (other(number, bytes, address) instanceof Value.Struct described) {
      return described;
    }
    return bytes == 2
        ? new Value.Struct(List.of(family), false)
        : struct(family, new Field("sa_data", text(block.bytes(), 2, bytes)));
  }

  // Those that declarations describe, if there are enough bytes.
  private Value other(int family, int bytes, long address) {
    var around = WithNumber.length(RegisterNames.NONE, bytes);
    var union = new Shape.Reference("socket_address", List.of(new Expression.Literal(family)));
    return reader.chosenScalar(union, around) instanceof Shape.Pointer(var target, var _)
        ? reader.follow(target, address, around, ValueReader.Part.WHOLE)
        : Value.Pending.INSTANCE;
  }

  private static Value.Struct struct(Field... fields) {
    return new Value.Struct(List.of(fields), false);
  }

  private static Value text(byte[] bytes, int from, int to) {
    return new Value.Text(ByteString.of(bytes, from, to - from), false);
  }

  private static Value unix(Field family, byte[] all) {
    var bytes = all.length > UNIX_BYTES ? Arrays.copyOf(all, UNIX_BYTES) : all;
    if (bytes.length == 2) {
      return new Value.Struct(List.of(family), false);
    }
    if (bytes[2] == 0 && bytes.length > 3) {
      return struct(
          family,
          new Field("sun_path", new Value.Abstract(ByteString.of(bytes, 3, bytes.length - 3))));
    }
    var end = 2;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return struct(family, new Field("sun_path", text(bytes, 2, end)));
  }

  private Value inet(Field family, Block block) {
    return struct(
        family,
        new Field("sin_port", port(block)),
        new Field("sin_addr", ScalarReader.ipv4((int) block.load(4, 4, false).orElse(0))));
  }

  private static Value port(Block block) {
    return network(block, 2, 2, "htons");
  }

  private static Value network(Block block, int offset, int width, String function) {
    var value = 0L;
    for (var i = 0; i < width; i++) {
      value = value << 8 | block.bytes()[offset + i] & 0xff;
    }
    return new Value.Expression(value, function, List.of(new Value.Int(value, Base.UNSIGNED)));
  }

  private Value inet6(Field family, Block block) {
    var words = ByteString.of(Inet6Text.of(block.bytes(), 8));
    var bytes = block.bytes();
    var address =
        new Value.Described(
            new Value.Bytes(ByteString.of(bytes, 8, 16), false),
            new Value.Expression(
                0,
                "inet_pton",
                List.of(
                    Value.Symbols.of(AF_INET6, "AF_INET6"),
                    new Value.Text(words, false),
                    Value.Symbols.of(0, "&sin6_addr"))));
    var number = block.load(24, 4, false).orElse(0);
    var scope =
        isOfLink(bytes)
            ? reader.scalars().networkInterface(number)
            : new Value.Int(number, Base.UNSIGNED);
    var flow = network(block, 4, 4, "htonl");
    var port = new Field("sin6_port", port(block));
    return block.bytes().length >= 28
        ? struct(
            family,
            port,
            new Field("sin6_flowinfo", flow),
            new Field("sin6_addr", address),
            new Field("sin6_scope_id", scope))
        : struct(family, port, new Field("sin6_flowinfo", flow), new Field("sin6_addr", address));
  }

  private Value netlink(Field family, Block block) {
    var pad = block.load(2, 2, false).orElse(0);
    var groups = block.load(8, 4, false).orElse(0);
    var fields = new ArrayList<Field>();
    fields.add(family);
    if (pad != 0) {
      fields.add(new Field("nl_pad", new Value.Int(pad, Base.HEX)));
    }
    fields.add(
        new Field(
            "nl_pid",
            reader.scalars().pid(ProcessId.TASK, (int) block.load(4, 4, true).orElse(0))));
    fields.add(new Field("nl_groups", new Value.Int(groups, groups == 0 ? Base.HEX8 : Base.HEX6)));
    return new Value.Struct(fields, false);
  }

  // struct sockaddr_ll of linux/if_packet.h
  private Value packet(Field family, Block block) {
    var protocol = (block.bytes()[2] & 0xff) << 8 | block.bytes()[3] & 0xff;
    Value named =
        protocol == 0
            ? new Value.Commented(new Value.Int(0, Base.HEX), "ETH_P_???")
            : table("ethp").one(protocol);
    var length = block.bytes()[11] & 0xff;
    var fields = new ArrayList<Field>();
    fields.add(family);
    fields.add(
        new Field(
            "sll_protocol",
            new Value.Described(
                new Value.Bytes(ByteString.of(block.bytes(), 2, 2), false),
                new Value.Expression(protocol, "htons", List.of(named)))));
    fields.add(
        new Field(
            "sll_ifindex", reader.scalars().networkInterface(block.load(4, 4, true).orElse(0))));
    fields.add(new Field("sll_hatype", table("arphrd").one(block.load(8, 2, false).orElse(0))));
    fields.add(new Field("sll_pkttype", table("packettype").one(block.bytes()[10] & 0xff)));
    fields.add(new Field("sll_halen", Value.Int.of(length)));
    if (length > 0) {
      var there = Math.min(length, block.bytes().length - 12);
      var octets = new ArrayList<Value>(there);
      for (var i = 0; i < there; i++) {
        octets.add(new Value.Int(block.bytes()[12 + i] & 0xff, Base.HEX));
      }
      fields.add(
          new Field(
              "sll_addr",
              new Value.Array(octets, there < length ? Value.Rest.MORE : Value.Rest.NONE)));
    }
    return new Value.Struct(fields, false);
  }

  private Value rxrpc(Field family, Block block) {
    var length = (int) block.load(6, 2, false).orElse(0);
    var service = table("rxrpcservice").one(block.load(2, 2, false).orElse(0));
    return struct(
        family,
        new Field(
            "srx_service",
            new Value.Symbols(
                service.raw(),
                service.names(),
                service.unnamed(),
                Base.HEX_AND_NAMES,
                service.family())),
        new Field("transport_type", table("transporttype").one(block.load(4, 2, false).orElse(0))),
        new Field("transport_len", Value.Int.of(length)),
        new Field("transport", transport(block, length)));
  }

  private Value transport(Block block, int length) {
    var there = Math.clamp(length, 2, RXRPC_BYTES - RXRPC_HEAD_BYTES);
    var bytes = Arrays.copyOfRange(block.bytes(), RXRPC_HEAD_BYTES, RXRPC_HEAD_BYTES + there);
    var inner = new Block(block.address() + RXRPC_HEAD_BYTES, bytes, there);
    var number = (int) inner.load(0, 2, false).orElse(0);
    var family = table("family").one(number);
    return switch (number) {
      case AF_INET -> {
        var named = new Field("sin_family", family);
        yield struct(new Field("sin", there < 16 ? unknown(named, bytes) : inet(named, inner)));
      }
      case AF_INET6 -> {
        var named = new Field("sin6_family", family);
        yield struct(new Field("sin6", there < 24 ? unknown(named, bytes) : inet6(named, inner)));
      }
      default -> unknown(new Field("family", family), bytes);
    };
  }

  private static Value unknown(Field family, byte[] bytes) {
    return bytes.length == 2
        ? struct(family)
        : struct(family, new Field("", text(bytes, 2, bytes.length)));
  }

  private NameTable table(String name) {
    return reader.descriptions().table(name);
  }

  // fe80::/10, and what is sent to all of a link's neighbours.
  private static boolean isOfLink(byte[] address) {
    var first = address[8] & 0xff;
    var second = address[9] & 0xff;
    return first == 0xfe && (second & 0xc0) == 0x80 || first == 0xff && (second & 0xf) == 2;
  }
}
