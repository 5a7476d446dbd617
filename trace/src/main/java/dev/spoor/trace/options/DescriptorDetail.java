package dev.spoor.trace.options;

import java.util.Optional;

/// What `--decode-fds` says of descriptors.
public enum DescriptorDetail {
  /// Paths, and what the kernel says of what has none.
  PATH,
  /// Protocols and addresses of sockets.
  SOCKET,
  /// Numbers of devices.
  DEV,
  /// The processes of pidfds.
  PIDFD,
  /// The signals of signalfds.
  SIGNALFD,
  /// The counters of eventfds.
  EVENTFD;

  static Optional<DescriptorDetail> named(String name) {
    return switch (name) {
      case "path" -> Optional.of(PATH);
      case "socket" -> Optional.of(SOCKET);
      case "dev" -> Optional.of(DEV);
      case "pidfd" -> Optional.of(PIDFD);
      case "signalfd" -> Optional.of(SIGNALFD);
      case "eventfd" -> Optional.of(EVENTFD);
      default -> Optional.empty();
    };
  }
}
