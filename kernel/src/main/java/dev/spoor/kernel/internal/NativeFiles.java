package dev.spoor.kernel.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.DeviceNumber;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Links, attributes and kinds of files, and sock_diag(7).
final class NativeFiles {
  private static final long AT_FDCWD = -100;
  private static final int PATH_BYTES = 256;
  private static final int ANSWER_BYTES = 32 * 1024;

  /// What is known of the file already: a traced process that serves it by FUSE may be stopped.
  private static final int AT_STATX_DONT_SYNC = 0x4000;

  private static final int AT_SYMLINK_NOFOLLOW = 0x100;

  // linux/stat.h
  private static final int STATX_TYPE = 1;
  private static final int STATX_INO = 0x100;
  private static final int STATX_MODE = 0x1c;
  private static final int STATX_INO_OFFSET = 0x20;
  private static final int STATX_DEV_MAJOR = 0x88;
  private static final int STATX_DEV_MINOR = 0x8c;
  private static final int STATX_RDEV_MAJOR = 0x80;
  private static final int STATX_RDEV_MINOR = 0x84;
  private static final int S_IFMT = 0xf000;
  private static final int S_IFCHR = 0x2000;
  private static final int S_IFBLK = 0x6000;

  // linux/netlink.h
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 0x80003;
  private static final int NETLINK_SOCK_DIAG = 4;
  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;
  private static final int NLM_F_MULTI = 2;
  private static final int HEADER_BYTES = 16;
  private static final int MSG_DONTWAIT = 0x40;

  /// All sockets of a busy machine; what comes behind is not looked at.
  private static final int MOST_ANSWER_BYTES = 64 << 20;

  private final LibC libc;
  private final MemorySegment path;
  private final MemorySegment name;
  private final MemorySegment answer;

  NativeFiles(LibC libc, Arena arena) {
    this.libc = libc;
    path = arena.allocate(PATH_BYTES, 1);
    name = arena.allocate(PATH_BYTES, 1);
    answer = arena.allocate(ANSWER_BYTES, 16);
  }

  private static void put(String text, MemorySegment into) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length >= PATH_BYTES) {
      throw new IllegalArgumentException("no name in proc(5) is that long: " + bytes.length);
    }
    MemorySegment.copy(bytes, 0, into, JAVA_BYTE, 0, bytes.length);
    into.set(JAVA_BYTE, bytes.length, (byte) 0);
  }

  private ByteString answered(long length) {
    return length <= 0
        ? ByteString.EMPTY
        : ByteString.of(answer.asSlice(0, length).toArray(JAVA_BYTE));
  }

  ByteString link(String link) {
    put(link, path);
    return answered(
        libc.syscall(
            Numbers.READLINKAT.number(),
            AT_FDCWD,
            path.address(),
            answer.address(),
            ANSWER_BYTES,
            0,
            0));
  }

  ByteString attribute(String file, String attribute) {
    put(file, path);
    return attribute(path, attribute);
  }

  /// The answer's room is also where such a long name is put: it is not written before the name has
  /// been looked up.
  ByteString attributeBelow(String directory, ByteString below, String attribute) {
    if (below.length() >= ANSWER_BYTES - PATH_BYTES) {
      return ByteString.EMPTY;
    }
    put(directory + "/", path);
    var length = directory.length() + 1;
    var whole = answer.asSlice(0, length + below.length() + 1L);
    MemorySegment.copy(path, 0, whole, 0, length);
    MemorySegment.copy(below.toArray(), 0, whole, JAVA_BYTE, length, below.length());
    whole.set(JAVA_BYTE, length + (long) below.length(), (byte) 0);
    return attribute(whole, attribute);
  }

  private ByteString attribute(MemorySegment file, String attribute) {
    put(attribute, name);
    return answered(
        libc.syscall(
            Numbers.GETXATTR.number(),
            file.address(),
            name.address(),
            answer.address(),
            ANSWER_BYTES,
            0,
            0));
  }

  Optional<DeviceNumber> device(String file) {
    put(file, path);
    var result =
        libc.syscall(
            Numbers.STATX.number(),
            AT_FDCWD,
            path.address(),
            AT_STATX_DONT_SYNC,
            STATX_TYPE,
            answer.address(),
            0);
    var type = result < 0 ? 0 : answer.get(JAVA_SHORT, STATX_MODE) & S_IFMT;
    return type == S_IFCHR || type == S_IFBLK
        ? Optional.of(
            new DeviceNumber(
                type == S_IFBLK,
                answer.get(JAVA_INT, STATX_RDEV_MAJOR),
                answer.get(JAVA_INT, STATX_RDEV_MINOR)))
        : Optional.empty();
  }

  boolean isCalled(String file, ByteString called) {
    if (called.length() >= ANSWER_BYTES / 2) {
      return false;
    }
    put(file, path);
    // The answer has 256 bytes; behind it is room for the name.
    var at = answer.asSlice(ANSWER_BYTES / 2);
    MemorySegment.copy(called.toArray(), 0, at, JAVA_BYTE, 0, called.length());
    at.set(JAVA_BYTE, called.length(), (byte) 0);
    if (!isKnown(at, AT_SYMLINK_NOFOLLOW)) {
      return false;
    }
    var inode = answer.get(JAVA_LONG, STATX_INO_OFFSET);
    var major = answer.get(JAVA_INT, STATX_DEV_MAJOR);
    var minor = answer.get(JAVA_INT, STATX_DEV_MINOR);
    return isKnown(path, 0)
        && answer.get(JAVA_LONG, STATX_INO_OFFSET) == inode
        && answer.get(JAVA_INT, STATX_DEV_MAJOR) == major
        && answer.get(JAVA_INT, STATX_DEV_MINOR) == minor;
  }

  private boolean isKnown(MemorySegment file, int flags) {
    return libc.syscall(
            Numbers.STATX.number(),
            AT_FDCWD,
            file.address(),
            AT_STATX_DONT_SYNC | flags,
            STATX_INO,
            answer.address(),
            0)
        == 0;
  }

  // ---- sock_diag(7)

  byte[] socketDiagnosis(byte[] request) {
    if (request.length > ANSWER_BYTES) {
      return new byte[0];
    }
    var socket =
        libc.syscall(
            Numbers.SOCKET.number(), AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG, 0, 0, 0);
    if (socket < 0) {
      return new byte[0];
    }
    try {
      MemorySegment.copy(request, 0, answer, JAVA_BYTE, 0, request.length);
      var sent =
          libc.syscall(
              Numbers.SENDTO.number(),
              socket,
              answer.address(),
              request.length,
              MSG_DONTWAIT,
              0,
              0);
      return sent < 0 ? new byte[0] : answers(socket);
    } finally {
      var _ = libc.syscall(Numbers.CLOSE.number(), socket, 0, 0, 0, 0, 0);
    }
  }

  /// The kernel answers while it is asked: there is nothing to wait for.
  private byte[] answers(long socket) {
    var all = new ByteArrayOutputStream();
    while (all.size() < MOST_ANSWER_BYTES) {
      var got =
          libc.syscall(
              Numbers.RECVFROM.number(),
              socket,
              answer.address(),
              ANSWER_BYTES,
              MSG_DONTWAIT,
              0,
              0);
      if (got < HEADER_BYTES) {
        break;
      }
      var bytes = answer.asSlice(0, got).toArray(JAVA_BYTE);
      all.write(bytes, 0, bytes.length);
      if (isLast(got)) {
        break;
      }
    }
    return all.toByteArray();
  }

  private boolean isLast(long length) {
    var at = 0L;
    while (at + HEADER_BYTES <= length) {
      var size = Integer.toUnsignedLong(answer.get(JAVA_INT, at));
      var type = answer.get(JAVA_SHORT, at + 4) & 0xffff;
      var flags = answer.get(JAVA_SHORT, at + 6) & 0xffff;
      if (type == NLMSG_DONE || type == NLMSG_ERROR || (flags & NLM_F_MULTI) == 0) {
        return true;
      }
      if (size < HEADER_BYTES) {
        return true;
      }
      at += size + 3 & ~3L;
    }
    return false;
  }
}
