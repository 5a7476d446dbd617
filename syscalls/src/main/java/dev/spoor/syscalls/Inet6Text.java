package dev.spoor.syscalls;

/// IPv6 addresses as RFC 5952 writes them.
public final class Inet6Text {
  private static final int GROUPS = 8;

  private Inet6Text() {}

  /// {@return the address in 16 bytes from `offset` on}
  public static String of(byte[] bytes, int offset) {
    var groups = new int[GROUPS];
    for (var i = 0; i < GROUPS; i++) {
      groups[i] = (bytes[offset + 2 * i] & 0xff) << 8 | bytes[offset + 2 * i + 1] & 0xff;
    }
    if (isMappedIpv4(groups)) {
      return "::ffff:" + ipv4(bytes, offset + 12);
    }
    var start = -1;
    var longest = 1;
    for (var i = 0; i < GROUPS; i++) {
      var run = zeros(groups, i);
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    return text(groups, start, start < 0 ? 0 : longest);
  }

  private static boolean isMappedIpv4(int[] groups) {
    return zeros(groups, 0) == 5 && groups[5] == 0xffff;
  }

  private static String ipv4(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        + "."
        + (bytes[at + 1] & 0xff)
        + "."
        + (bytes[at + 2] & 0xff)
        + "."
        + (bytes[at + 3] & 0xff);
  }

  private static int zeros(int[] groups, int from) {
    var end = from;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - from;
  }

  private static String text(int[] groups, int gap, int gapLength) {
    var text = new StringBuilder();
    for (var i = 0; i < GROUPS; i++) {
      if (i == gap) {
        text.append("::");
        i += gapLength - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
