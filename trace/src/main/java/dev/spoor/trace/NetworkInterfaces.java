package dev.spoor.trace;

import dev.spoor.machine.ByteString;
import java.io.File;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The names of the network interfaces that the tracer sees, netdevice(7), asked for when one is
/// first mentioned. Those of a program in another network namespace may have other names: strace(1)
/// asks in its own, too.
final class NetworkInterfaces {
  private static final String SYSFS = "/sys/class/net";

  private final Map<Integer, ByteString> names = new HashMap<>();

  /// {@return the name of the interface numbered `index`; empty if there is none}
  ByteString name(int index) {
    var known = names.get(index);
    if (known != null) {
      return known;
    }
    var name = index > 0 ? ask(index) : ByteString.EMPTY;
    if (name.length() > 0) {
      names.put(index, name);
    }
    return name;
  }

  /// Java alone would not know interfaces that have no address.
  private static ByteString ask(int index) {
    var wanted = Integer.toString(index);
    var names = new File(SYSFS).list();
    for (var name : names == null ? new String[0] : names) {
      if (wanted.equals(index(name))) {
        return ByteString.of(name);
      }
    }
    try {
      var found = NetworkInterface.getByIndex(index);
      return found == null ? ByteString.EMPTY : ByteString.of(found.getName());
    } catch (SocketException _) {
      return ByteString.EMPTY;
    }
  }

  private static String index(String name) {
    try {
      return Files.readString(Path.of(SYSFS, name, "ifindex")).strip();
    } catch (IOException gone) {
      return "";
    }
  }
}
