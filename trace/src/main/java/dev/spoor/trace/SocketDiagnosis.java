package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.Inet6Text;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.format.TextStyle;
import dev.spoor.syscalls.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// One question to sock_diag(7), linux/sock_diag.h, and its answer.
///
/// @param inode of the socket
record SocketDiagnosis(SocketProtocol protocol, long inode) {
  private static final int HEADER_BYTES = 16;
  private static final short SOCK_DIAG_BY_FAMILY = 20;
  private static final short NLM_F_REQUEST = 1;
  private static final short NLM_F_DUMP = 0x300;
  private static final int UDIAG_SHOW_NAME = 1;
  private static final int UDIAG_SHOW_PEER = 4;
  private static final int UNIX_DIAG_NAME = 0;
  private static final int UNIX_DIAG_PEER = 2;
  private static final int NDIAG_PROTO_ALL = 255;
  private static final int INET_REQUEST_BYTES = 56;
  private static final int INET_ANSWER_BYTES = 72;
  private static final int UNIX_REQUEST_BYTES = 24;
  private static final int UNIX_ANSWER_BYTES = 16;
  private static final int NETLINK_REQUEST_BYTES = 20;
  private static final int NETLINK_ANSWER_BYTES = 28;

  /// {@return the message to send}
  byte[] request() {
    return switch (protocol.family()) {
      case SocketProtocol.AF_UNIX ->
          message(NLM_F_REQUEST, UNIX_REQUEST_BYTES)
              .put((byte) SocketProtocol.AF_UNIX)
              .put(new byte[3])
              .putInt(-1)
              .putInt((int) inode)
              .putInt(UDIAG_SHOW_NAME | UDIAG_SHOW_PEER)
              .putLong(-1)
              .array();
      case SocketProtocol.AF_NETLINK ->
          message((short) (NLM_F_REQUEST | NLM_F_DUMP), NETLINK_REQUEST_BYTES)
              .put((byte) SocketProtocol.AF_NETLINK)
              .put((byte) NDIAG_PROTO_ALL)
              .array();
      default ->
          message((short) (NLM_F_REQUEST | NLM_F_DUMP), INET_REQUEST_BYTES)
              .put((byte) protocol.family())
              .put((byte) protocol.number())
              .put(new byte[2])
              .putInt(-1)
              .array();
    };
  }

  private static ByteBuffer message(short flags, int bytes) {
    return ByteBuffer.allocate(HEADER_BYTES + bytes)
        .order(ByteOrder.nativeOrder())
        .putInt(HEADER_BYTES + bytes)
        .putShort(SOCK_DIAG_BY_FAMILY)
        .putShort(flags)
        .putLong(0);
  }

  /// {@return what stands in the brackets; empty if the answer does not have the socket, or nothing
  /// of it but the inode}
  String details(byte[] answer) {
    var all = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
    var at = 0;
    while (at + HEADER_BYTES <= answer.length) {
      var length = all.getInt(at);
      if (length < HEADER_BYTES || length > answer.length - at) {
        break;
      }
      if (all.getShort(at + 4) == SOCK_DIAG_BY_FAMILY) {
        var body =
            all.slice(at + HEADER_BYTES, length - HEADER_BYTES).order(ByteOrder.nativeOrder());
        var details = socket(body);
        if (!details.isEmpty()) {
          return details;
        }
      }
      at += length + 3 & ~3;
    }
    return "";
  }

  private String socket(ByteBuffer body) {
    return switch (protocol.family()) {
      case SocketProtocol.AF_UNIX -> unix(body);
      case SocketProtocol.AF_NETLINK -> netlink(body);
      default -> inet(body);
    };
  }

  // linux/inet_diag.h
  private String inet(ByteBuffer body) {
    if (body.limit() < INET_ANSWER_BYTES || body.getInt(68) != (int) inode) {
      return "";
    }
    var text = new StringBuilder();
    endpoint(body, 8, 4, text);
    if (!isZero(body, 24) || body.getShort(6) != 0) {
      text.append("->");
      endpoint(body, 24, 6, text);
    }
    return text.toString();
  }

  private static boolean isZero(ByteBuffer body, int address) {
    return body.getLong(address) == 0 && body.getLong(address + 8) == 0;
  }

  private static void endpoint(ByteBuffer body, int address, int port, StringBuilder text) {
    var six = body.get(0) == SocketProtocol.AF_INET6;
    var bytes = new byte[six ? 16 : 4];
    body.get(address, bytes);
    if (six) {
      text.append('[').append(Inet6Text.of(bytes, 0)).append(']');
    } else {
      for (var i = 0; i < bytes.length; i++) {
        text.append(i > 0 ? "." : "").append(bytes[i] & 0xff);
      }
    }
    text.append(':').append((body.get(port) & 0xff) << 8 | body.get(port + 1) & 0xff);
  }

  // linux/unix_diag.h
  private String unix(ByteBuffer body) {
    if (body.limit() < UNIX_ANSWER_BYTES || body.getInt(4) != (int) inode) {
      return "";
    }
    var peer = 0L;
    var path = ByteString.EMPTY;
    var at = UNIX_ANSWER_BYTES;
    while (at + 4 <= body.limit()) {
      var length = body.getShort(at) & 0xffff;
      if (length < 4 || length > body.limit() - at) {
        break;
      }
      var type = body.getShort(at + 2) & 0xffff;
      if (type == UNIX_DIAG_PEER && length >= 8) {
        peer = Integer.toUnsignedLong(body.getInt(at + 4));
      } else if (type == UNIX_DIAG_NAME) {
        var bytes = new byte[length - 4];
        body.get(at + 4, bytes);
        path = ByteString.of(bytes);
      }
      at += length + 3 & ~3;
    }
    if (peer == 0 && path.length() == 0) {
      return "";
    }
    var text = new StringBuilder().append(inode);
    if (peer != 0) {
      text.append("->").append(peer);
    }
    if (path.length() > 0) {
      text.append(',');
      var value =
          path.at(0) == 0
              ? new Value.Abstract(path.slice(1, path.length()))
              : new Value.Text(withoutNul(path), false);
      new TextFormatter(TextStyle.PLAIN).value(value, text);
    }
    return text.toString();
  }

  private static ByteString withoutNul(ByteString path) {
    var last = path.length() - 1;
    return path.at(last) == 0 ? path.slice(0, last) : path;
  }

  // linux/netlink_diag.h
  private String netlink(ByteBuffer body) {
    if (body.limit() < NETLINK_ANSWER_BYTES || body.getInt(16) != (int) inode) {
      return "";
    }
    return NetlinkFamily.name(body.get(2) & 0xff) + ":" + Integer.toUnsignedString(body.getInt(4));
  }
}
