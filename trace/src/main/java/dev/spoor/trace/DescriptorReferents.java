package dev.spoor.trace;

import dev.spoor.engine.TaskFiles;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Abi;
import dev.spoor.machine.linux.Signal;
import dev.spoor.syscalls.format.TextFormatter;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.trace.options.DescriptorDetail;
import dev.spoor.trace.pids.ProcessReferents;
import java.util.Optional;
import java.util.Set;

/// What descriptors refer to, as far as `--decode-fds` asks.
///
/// Links are read each time: another process may rename or remove a file at any moment, and reading
/// one takes the kernel two microseconds. What sock_diag(7) says is remembered.
final class DescriptorReferents {
  private static final ByteString DELETED = ByteString.of(" (deleted)");
  private static final ByteString PIDFD = ByteString.of("anon_inode:[pidfd]");
  private static final ByteString SIGNALFD = ByteString.of("anon_inode:[signalfd]");
  private static final ByteString EVENTFD = ByteString.of("anon_inode:[eventfd]");

  /// The device that opens a new pseudo-terminal each time, ptmx(4).
  private static final int PTMX_MAJOR = 5;

  private static final int PTMX_MINOR = 2;

  /// It may be connect(2), of a descriptor that is in memory: linux/net.h.
  private static final int I386_SOCKETCALL = 102;

  private static final int SYS_CONNECT = 3;

  private final boolean paths;
  private final boolean sockets;
  private final boolean devices;
  private final boolean pidfds;
  private final boolean signalfds;
  private final boolean eventfds;
  private final SocketNames socketNames;
  private final Optional<ProcessReferents> names;
  private final TextFormatter formatter;

  /// @param seesConnections whether [#returned] is told of every call that connects a socket
  /// @param names of the processes that pidfds are of; empty if they are not shown
  /// @param formatter writes those names
  DescriptorReferents(
      Set<DescriptorDetail> wanted,
      boolean seesConnections,
      Optional<ProcessReferents> names,
      TextFormatter formatter) {
    this.names = names;
    this.formatter = formatter;
    socketNames = new SocketNames(seesConnections);
    paths = wanted.contains(DescriptorDetail.PATH);
    sockets = wanted.contains(DescriptorDetail.SOCKET);
    devices = wanted.contains(DescriptorDetail.DEV);
    pidfds = wanted.contains(DescriptorDetail.PIDFD);
    signalfds = wanted.contains(DescriptorDetail.SIGNALFD);
    eventfds = wanted.contains(DescriptorDetail.EVENTFD);
  }

  /// {@return what descriptor `fd` of the task with `files` refers to}
  Referent of(TaskFiles files, int fd) {
    var link = files.link(fd);
    if (link.length() == 0) {
      return Referent.UNKNOWN;
    }
    if (link.at(0) == '/') {
      return file(files, fd, link);
    }
    var detail = detail(files, fd, link);
    if (!detail.isEmpty()) {
      return new Referent(ByteString.EMPTY, detail, false);
    }
    return paths ? Referent.of(link) : Referent.UNKNOWN;
  }

  /// {@return the working directory, if paths are wanted}
  ByteString workingDirectory(TaskFiles files) {
    return paths ? files.workingDirectory() : ByteString.EMPTY;
  }

  private Referent file(TaskFiles files, int fd, ByteString link) {
    var device = devices ? device(files, fd) : "";
    if (!paths && device.isEmpty()) {
      return Referent.UNKNOWN;
    }
    var end = link.length() - DELETED.length();
    var deleted =
        end > 0 && link.slice(end, link.length()).equals(DELETED) && !files.isCalled(fd, link);
    return new Referent(deleted ? link.slice(0, end) : link, device, deleted);
  }

  private static String device(TaskFiles files, int fd) {
    var found = files.device(fd);
    if (found.isEmpty()) {
      return "";
    }
    var device = found.get();
    var isMaster =
        !device.isBlock() && device.major() == PTMX_MAJOR && device.minor() == PTMX_MINOR;
    var index = isMaster ? information(files, fd, "tty-index:") : "";
    return (device.isBlock() ? "<block " : "<char ")
        + Integer.toUnsignedString(device.major())
        + ":"
        + Integer.toUnsignedString(device.minor())
        + (index.isEmpty() ? "" : " @/dev/pts/" + index)
        + ">";
  }

  private String detail(TaskFiles files, int fd, ByteString link) {
    if (sockets && SocketNames.inode(link) != 0) {
      return socketNames.of(files, fd, SocketNames.inode(link));
    }
    if (pidfds && link.equals(PIDFD)) {
      var pid = information(files, fd, "Pid:");
      return pid.isEmpty() ? "" : "pid:" + pid + (names.isPresent() ? named(pid) : "");
    }
    if (signalfds && link.equals(SIGNALFD)) {
      var mask = information(files, fd, "sigmask:");
      return mask.isEmpty() ? "" : "signalfd:" + signals(mask);
    }
    if (eventfds && link.equals(EVENTFD)) {
      return counter(files, fd);
    }
    return "";
  }

  /// {@return the name of the process that has this number here, in angle brackets}
  private String named(String pid) {
    // -1 if it has ended, 0 if it has no number here.
    var name = pid.startsWith("-") ? ByteString.EMPTY : names.get().nameShown(pid);
    if (name.length() == 0) {
      return "";
    }
    var text = new StringBuilder("<");
    formatter.name(name, text);
    return text.append('>').toString();
  }

  /// {@return the value of a line of proc_pid_fdinfo(5), letters and digits; empty if there is
  /// none}
  private static String information(TaskFiles files, int fd, String key) {
    for (var line : files.information(fd).toString().split("\n", -1)) {
      if (line.startsWith(key)) {
        return line.substring(key.length()).strip();
      }
    }
    return "";
  }

  // Older kernels tell less of it.
  private static String counter(TaskFiles files, int fd) {
    var count = information(files, fd, "eventfd-count:");
    if (count.isEmpty()) {
      return "";
    }
    var id = information(files, fd, "eventfd-id:");
    var semaphore = id.isEmpty() ? "" : information(files, fd, "eventfd-semaphore:");
    return "{eventfd-count="
        + (count.equals("0") ? "0" : "0x" + count)
        + (id.isEmpty() ? "" : ", eventfd-id=" + id)
        + (semaphore.isEmpty() ? "" : ", eventfd-semaphore=" + semaphore)
        + "}";
  }

  private static String signals(String mask) {
    var bits = Long.parseUnsignedLong(mask, 16);
    var complement = Long.bitCount(bits) > Signal.LAST * 2 / 3;
    var text = new StringBuilder(complement ? "~[" : "[");
    for (var number = 1; number <= Signal.LAST; number++) {
      if ((bits >>> number - 1 & 1) == (complement ? 0 : 1)) {
        var name = Signal.of(number).name();
        text.append(text.charAt(text.length() - 1) == '[' ? "" : " ");
        text.append(name.startsWith("SIG") ? name.substring(3) : name);
      }
    }
    return text.append(']').toString();
  }

  /// A call has returned.
  ///
  /// @param first its first argument
  void returned(TaskFiles files, Abi abi, long number, String name, long first) {
    if (!sockets) {
      return;
    }
    if (abi == Abi.I386 && number == I386_SOCKETCALL) {
      if ((int) first == SYS_CONNECT) {
        socketNames.forgetAll();
      }
    } else if (name.equals("connect")) {
      socketNames.forget(SocketNames.inode(files.link((int) first)));
    }
  }
}
