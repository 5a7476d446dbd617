package dev.spoor.syscalls;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.syscalls.value.Referent;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a task's numbers refer to, asked while a call is decoded; the caller knows where to look.
public interface Decorations {
  /// Nothing is known of anything.
  Decorations NONE =
      new Decorations() {
        @Override
        public Referent descriptor(int fd) {
          return Referent.UNKNOWN;
        }

        @Override
        public ByteString workingDirectory() {
          return ByteString.EMPTY;
        }
      };

  /// {@return what descriptor `fd` refers to}
  Referent descriptor(int fd);

  /// {@return what descriptor `fd` of the process refers to that the task knows by this number}
  default Referent descriptorOf(int process, int fd) {
    return Referent.UNKNOWN;
  }

  /// {@return what descriptor `fd` of the process refers to that the task has open as `pidfd`}
  default Referent descriptorBehind(int pidfd, int fd) {
    return Referent.UNKNOWN;
  }

  /// {@return what `AT_FDCWD` refers to; empty if not known}
  ByteString workingDirectory();

  /// {@return whether [#fileContext] knows anything}
  default boolean tellsContexts() {
    return false;
  }

  /// {@return the SELinux context of the file called `path`; empty if not known}
  ///
  /// @param directory the descriptor where a relative path begins, negative for the working
  ///   directory
  default ByteString fileContext(int directory, ByteString path) {
    return ByteString.EMPTY;
  }

  /// A string begins at `address` but cannot be read to its end, so that its address is shown.
  ///
  /// @param got how many bytes there are
  /// @param wanted how many there might have been
  default void cutShort(long address, int got, int wanted) {}

  /// {@return where the task has mapped what it shares with the virtual CPU that `fd` is; empty if
  /// it has not, or that is not wanted}
  default OptionalLong vcpuArea(int fd) {
    return OptionalLong.empty();
  }

  /// {@return what the kernel calls the anonymous inode that `fd` is, such as `bpf-map`; empty if
  /// it is none or not known}
  default Optional<String> anonymousInode(int fd) {
    return Optional.empty();
  }

  /// {@return when the machine was started, in nanoseconds since 1970, as exactly as is known;
  /// empty if it is not}
  default OptionalLong started() {
    return OptionalLong.empty();
  }

  /// {@return the protocol (`NETLINK_ROUTE`, 0) of the netlink socket that `fd` is; empty if it is
  /// none or not known, then what goes through it is shown as bytes}
  default OptionalInt netlinkProtocol(int fd) {
    return OptionalInt.empty();
  }

  /// {@return what the task means by the number `id`, which is above 0}
  default ProcessReferent process(ProcessId kind, int id) {
    return ProcessReferent.UNKNOWN;
  }

  /// {@return the namespace of this kind (`net`) that a task is in, as the kernel names it:
  /// `net:[4026531840]`; empty if not known, or that is not wanted}
  ///
  /// @param task the number by which the task knows it; 0 for itself
  default ByteString namespace(int task, String kind) {
    return ByteString.EMPTY;
  }

  /// {@return the name of the network interface numbered `index`; empty if not known}
  default ByteString networkInterface(int index) {
    return ByteString.EMPTY;
  }
}
