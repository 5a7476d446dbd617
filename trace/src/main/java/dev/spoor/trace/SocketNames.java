package dev.spoor.trace;

import dev.spoor.engine.TaskFiles;
import dev.spoor.machine.ByteString;
import java.util.HashMap;
import java.util.Map;

/// Protocols and addresses of sockets, `TCP:[127.0.0.1:8080->127.0.0.1:9999]`, as sock_diag(7)
/// knows them in the tracer's own network namespace.
///
/// Addresses that were found are remembered by the socket's inode, whose number no other socket
/// will have: of a connection that is over the kernel says nothing any more. What changes them
/// makes them forgotten.
final class SocketNames {
  private static final int MOST = 4096;
  private static final ByteString PREFIX = ByteString.of("socket:[");

  private final boolean remembers;
  private final Map<Long, String> known = new HashMap<>();

  /// @param remembers whether each call that changes addresses is seen
  SocketNames(boolean remembers) {
    this.remembers = remembers;
  }

  /// {@return the inode of a link `socket:[inode]`; 0 for any other}
  static long inode(ByteString link) {
    var length = link.length();
    if (length < PREFIX.length() + 2
        || length > PREFIX.length() + 19
        || link.at(length - 1) != ']'
        || !link.slice(0, PREFIX.length()).equals(PREFIX)) {
      return 0;
    }
    var inode = 0L;
    for (var i = PREFIX.length(); i < length - 1; i++) {
      if (link.at(i) < '0' || link.at(i) > '9') {
        return 0;
      }
      inode = inode * 10 + (link.at(i) - '0');
    }
    return inode;
  }

  /// {@return what the socket with this inode, descriptor `fd`, is called; empty if it is of a
  /// protocol that sock_diag(7) does not know}
  String of(TaskFiles files, int fd, long inode) {
    var name = known.get(inode);
    return name == null ? ask(files, fd, inode) : name;
  }

  private String ask(TaskFiles files, int fd, long inode) {
    var protocol = SocketProtocol.named(files.protocol(fd).toString());
    if (protocol.isEmpty()) {
      return "";
    }
    var query = new SocketDiagnosis(protocol.get(), inode);
    var details = query.details(files.diagnose(query.request()));
    if (details.isEmpty()) {
      return protocol.get().word() + ":[" + inode + "]";
    }
    var name = protocol.get().word() + ":[" + details + "]";
    if (known.size() >= MOST) {
      known.clear();
    }
    if (remembers) {
      known.put(inode, name);
    }
    return name;
  }

  /// The socket's addresses may be others now.
  void forget(long inode) {
    known.remove(inode);
  }

  /// Any socket's may.
  void forgetAll() {
    known.clear();
  }
}
