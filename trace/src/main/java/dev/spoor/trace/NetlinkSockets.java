package dev.spoor.trace;

import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringTokenizer;

/// Which descriptors are netlink sockets: a descriptor's link in /proc/TID/fd has the socket's
/// inode, and /proc/TID/net/netlink the protocol of every netlink socket of the task's network.
///
/// A descriptor may be another file by the next call, but an inode keeps its protocol: these are
/// remembered. For use by one thread.
final class NetlinkSockets {
  private static final int NO_NETLINK = -1;

  /// The most inodes that are remembered: a server has a new one for every connection.
  private static final int MOST = 4096;

  private static final int PROTOCOL_COLUMN = 1;
  private static final int INODE_COLUMN = 9;

  private final ProcTasks proc;
  private final Map<String, Integer> protocols = new HashMap<>();

  /// @param proc where proc(5) is mounted
  NetlinkSockets(String proc) {
    this.proc = new ProcTasks(proc);
  }

  /// {@return the protocol of the netlink socket that is descriptor `fd` of `tid`; empty if it is
  /// none or that cannot be told}
  OptionalInt protocol(Tid tid, int fd) {
    var link = link(tid, fd);
    if (!link.startsWith("socket:[") || !link.endsWith("]")) {
      return OptionalInt.empty();
    }
    var inode = link.substring("socket:[".length(), link.length() - 1);
    var known = protocols.get(inode);
    var protocol = known == null ? learn(tid, inode) : known;
    return protocol == NO_NETLINK ? OptionalInt.empty() : OptionalInt.of(protocol);
  }

  private String link(Tid tid, int fd) {
    try {
      return Files.readSymbolicLink(Path.of(proc.directory(tid), "fd", Integer.toString(fd)))
          .toString();
    } catch (IOException _) {
      return "";
    }
  }

  private int learn(Tid tid, String inode) {
    if (protocols.size() >= MOST) {
      protocols.clear();
    }
    try (var file =
        new BufferedReader(
            new FileReader(proc.directory(tid) + "/net/netlink", StandardCharsets.US_ASCII))) {
      for (var line = file.readLine(); line != null; line = file.readLine()) {
        row(new StringTokenizer(line), inode);
      }
    } catch (IOException _) {
      // Then what goes through it is shown as bytes.
    }
    return protocols.computeIfAbsent(inode, _ -> NO_NETLINK);
  }

  private void row(StringTokenizer columns, String wanted) {
    var protocol = NO_NETLINK;
    for (var column = 0; columns.hasMoreTokens(); column++) {
      var word = columns.nextToken();
      if (column == PROTOCOL_COLUMN && !word.equals("Eth")) {
        protocol = Integer.parseInt(word);
      } else if (column == INODE_COLUMN && word.equals(wanted)) {
        protocols.put(wanted, protocol);
      }
    }
  }
}
