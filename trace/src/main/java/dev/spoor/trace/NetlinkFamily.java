package dev.spoor.trace;

/// Names of netlink(7)'s protocols, linux/netlink.h, without their prefix.
final class NetlinkFamily {
  private static final String[] NAMES = {
    "ROUTE",
    "UNUSED",
    "USERSOCK",
    "FIREWALL",
    "SOCK_DIAG",
    "NFLOG",
    "XFRM",
    "SELINUX",
    "ISCSI",
    "AUDIT",
    "FIB_LOOKUP",
    "CONNECTOR",
    "NETFILTER",
    "IP6_FW",
    "DNRTMSG",
    "KOBJECT_UEVENT",
    "GENERIC",
    "17", // free
    "SCSITRANSPORT",
    "ECRYPTFS",
    "RDMA",
    "CRYPTO",
    "SMC"
  };

  private NetlinkFamily() {}

  /// {@return the protocol's name, or its number if it has none}
  static String name(int protocol) {
    return protocol < NAMES.length ? NAMES[protocol] : Integer.toString(protocol);
  }
}
