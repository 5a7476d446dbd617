package dev.spoor.kernel;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.DeviceNumber;
import java.util.Optional;

/// What files are, by their names in proc(5): byte for byte, which java.nio cannot promise, and
/// what it cannot ask. The names are ASCII and shorter than 256. A file that is not there has no
/// properties.
public interface FileQueries {
  /// {@return where the link at `path` leads, readlink(2); empty if that cannot be told}
  ByteString link(String path);

  /// {@return an extended attribute of the file that `path` leads to, getxattr(2); empty if it has
  /// none}
  ByteString attribute(String path, String name);

  /// {@return an extended attribute of the file that is called `name` below a directory, links
  /// followed, getxattr(2); empty if it has none}
  ///
  /// @param directory its name in proc(5)
  /// @param name of any bytes; it may lead out of the directory
  ByteString attributeBelow(String directory, ByteString name, String attribute);

  /// {@return which device the file that `path` leads to is, statx(2); empty if it is none}
  Optional<DeviceNumber> device(String path);

  /// {@return whether the file that `path` leads to is the one that is called `name`, statx(2); a
  /// link of that name is a file of its own}
  ///
  /// @param name absolute, of any bytes
  boolean isCalled(String path, ByteString name);

  /// Asks for sockets in the tracer's own network namespace, sock_diag(7).
  ///
  /// @param request one netlink message with its header
  /// @return the messages of the answer, one behind the other; none if the kernel refuses
  byte[] socketDiagnosis(byte[] request);
}
