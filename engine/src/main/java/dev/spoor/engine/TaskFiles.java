package dev.spoor.engine;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.DeviceNumber;
import java.util.Optional;
import java.util.OptionalLong;

/// What a task has open, by proc(5). Valid and confined as the [StoppedTask] that it comes from is;
/// of a task that is gone nothing is known.
public interface TaskFiles {
  /// {@return what descriptor `fd` leads to as the kernel names it: a path, with ` (deleted)` if it
  /// is one no longer, `socket:[inode]`, `anon_inode:[eventfd]`; empty if it is not open}
  ByteString link(int fd);

  /// {@return whether `fd` is the file that is called `name` here, by device and inode}
  boolean isCalled(int fd, ByteString name);

  /// {@return what the process has open that the task knows by this number; empty if it cannot be
  /// told which that is}
  Optional<TaskFiles> ofProcess(int number);

  /// {@return what the process has open that the task's descriptor `pidfd` refers to; empty if that
  /// is none, or the process has ended}
  Optional<TaskFiles> behind(int pidfd);

  /// {@return the namespace of this kind (`net`) that it is in, as the kernel names it:
  /// `net:[4026531840]`; empty if not known}
  ByteString namespace(String kind);

  /// {@return its working directory; empty if not known}
  ByteString workingDirectory();

  /// {@return the protocol of the socket that `fd` is, as the kernel calls it: `TCP`,
  /// `UNIX-STREAM`; empty if it is none}
  ByteString protocol(int fd);

  /// {@return the device that `fd` is; empty if it is none}
  Optional<DeviceNumber> device(int fd);

  /// {@return where the task has mapped what `fd` leads to, by its name; empty if it has not}
  OptionalLong mapping(int fd);

  /// {@return an extended attribute of what `fd` is; empty if it has none}
  ByteString attribute(int fd, String name);

  /// {@return an extended attribute of the file that the task calls `path`, links followed; empty
  /// if it has none, or is not there}
  ///
  /// @param directory the descriptor of the directory where a relative path begins; negative: the
  ///   working directory
  ByteString attribute(int directory, ByteString path, String name);

  /// {@return the lines of proc_pid_fdinfo(5); empty if not known}
  ByteString information(int fd);

  /// {@return the answer of sock_diag(7) to one netlink message, about the tracer's own network
  /// namespace}
  byte[] diagnose(byte[] request);
}
