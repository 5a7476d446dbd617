package dev.spoor.trace;

import java.util.Optional;

/// Protocols of sockets of which sock_diag(7) knows addresses.
///
/// @param word as the kernel calls it, `system.sockprotoname`
/// @param family of linux/socket.h
/// @param number of linux/in.h; 0 where the family has but one
record SocketProtocol(String word, int family, int number) {
  static final int AF_UNIX = 1;
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int AF_NETLINK = 16;

  /// {@return the protocol of this name; empty if sock_diag(7) has no addresses of it}
  static Optional<SocketProtocol> named(String word) {
    return switch (word) {
      case "UNIX", "UNIX-STREAM" -> of(word, AF_UNIX, 0);
      case "NETLINK" -> of(word, AF_NETLINK, 0);
      case "TCP" -> of(word, AF_INET, 6);
      case "UDP" -> of(word, AF_INET, 17);
      case "UDP-Lite" -> of(word, AF_INET, 136);
      case "DCCP" -> of(word, AF_INET, 33);
      case "SCTP" -> of(word, AF_INET, 132);
      case "L2TP/IP" -> of(word, AF_INET, 115);
      case "PING" -> of(word, AF_INET, 1);
      case "RAW" -> of(word, AF_INET, 255);
      case "TCPv6" -> of(word, AF_INET6, 6);
      case "UDPv6" -> of(word, AF_INET6, 17);
      case "UDPLITEv6" -> of(word, AF_INET6, 136);
      case "DCCPv6" -> of(word, AF_INET6, 33);
      case "SCTPv6" -> of(word, AF_INET6, 132);
      case "L2TP/IPv6" -> of(word, AF_INET6, 115);
      case "PINGv6" -> of(word, AF_INET6, 58);
      case "RAWv6" -> of(word, AF_INET6, 255);
      default -> Optional.empty();
    };
  }

  private static Optional<SocketProtocol> of(String word, int family, int number) {
    return Optional.of(new SocketProtocol(word, family, number));
  }
}
