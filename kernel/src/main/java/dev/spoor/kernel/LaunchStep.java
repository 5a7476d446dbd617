package dev.spoor.kernel;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import java.util.List;
import java.util.Set;

/// One thing that a launched process does to itself between spawn and execve(2).
///
/// Steps are carried out in the order of [LaunchPlan#steps()]. One that fails ends the launch:
/// [PendingProgram#failure()] then names it.
public sealed interface LaunchStep {
  /// {@return what it does, in words, to follow "cannot": `change to directory /x`}
  String description();

  /// Makes `path` the working directory. chdir(2).
  record ChangeDirectory(ByteString path) implements LaunchStep {
    /// @throws IllegalArgumentException if the path has a NUL inside
    public ChangeDirectory {
      LaunchPlan.requireNoNul(path);
    }

    @Override
    public String description() {
      return "change to directory " + path;
    }
  }

  /// Sets a resource limit. prlimit64(2).
  ///
  /// @param resource RLIMIT_ of asm-generic/resource.h
  /// @param soft unsigned; -1 is RLIM_INFINITY
  /// @param hard unsigned; -1 is RLIM_INFINITY
  record SetLimit(int resource, long soft, long hard) implements LaunchStep {
    @Override
    public String description() {
      return "set resource limit " + resource;
    }
  }

  /// Sets which signals are blocked. Without this step none is. rt_sigprocmask(2).
  ///
  /// @param mask bit n-1 for signal n, as SigBlk of /proc/PID/status has it
  record BlockSignals(long mask) implements LaunchStep {
    @Override
    public String description() {
      return "block signals";
    }
  }

  /// Ignores a signal. rt_sigaction(2).
  record IgnoreSignal(Signal signal) implements LaunchStep {
    @Override
    public String description() {
      return "ignore " + signal;
    }
  }

  /// Gives a signal its default action, where this JVM or its parent ignores it. rt_sigaction(2).
  record DefaultSignal(Signal signal) implements LaunchStep {
    @Override
    public String description() {
      return "stop ignoring " + signal;
    }
  }

  /// Opens a file as a given descriptor. open(2).
  ///
  /// @param descriptor the number it gets; what was open there is closed
  /// @param flags O_ of asm-generic/fcntl.h, without O_CLOEXEC
  /// @param mode permission bits of a file that is made, before the umask
  record OpenFile(int descriptor, ByteString path, int flags, int mode) implements LaunchStep {
    /// @throws IllegalArgumentException if the path has a NUL inside
    public OpenFile {
      LaunchPlan.requireNoNul(path);
    }

    @Override
    public String description() {
      return "open " + path + " as descriptor " + descriptor;
    }
  }

  /// Makes `descriptor` a copy of `source`; the program gets it even where it is close-on-exec
  /// here. dup2(2).
  ///
  /// @param source a descriptor of this JVM, or one that an earlier step made
  record CopyDescriptor(int source, int descriptor) implements LaunchStep {
    @Override
    public String description() {
      return "copy descriptor " + source + " to " + descriptor;
    }
  }

  /// Closes a descriptor; one that is not open is no failure. close(2).
  record CloseDescriptor(int descriptor) implements LaunchStep {
    @Override
    public String description() {
      return "close descriptor " + descriptor;
    }
  }

  /// Of the descriptors that are open when this step comes, the program gets only these. Without
  /// this step it gets all that are not close-on-exec, save those of the JVM itself.
  record KeepOnly(Set<Integer> descriptors) implements LaunchStep {
    /// Copies the set.
    public KeepOnly {
      descriptors = Set.copyOf(descriptors);
    }

    @Override
    public String description() {
      return "close the other descriptors";
    }
  }

  /// Sets the file mode creation mask. umask(2).
  record SetUmask(int mask) implements LaunchStep {
    @Override
    public String description() {
      return "set the umask";
    }
  }

  /// Sets the supplementary groups. setgroups(2).
  record SetGroups(List<Integer> groups) implements LaunchStep {
    /// Copies the list.
    public SetGroups {
      groups = List.copyOf(groups);
    }

    @Override
    public String description() {
      return "set the supplementary groups";
    }
  }

  /// Sets real, effective and saved group. setresgid(2).
  record SetGroup(int gid) implements LaunchStep {
    @Override
    public String description() {
      return "become group " + Integer.toUnsignedString(gid);
    }
  }

  /// Sets real, effective and saved user. setresuid(2).
  record SetUser(int uid) implements LaunchStep {
    @Override
    public String description() {
      return "become user " + Integer.toUnsignedString(uid);
    }
  }

  /// Sets the execution domain. personality(2).
  ///
  /// @param persona a whole value; ADDR_NO_RANDOMIZE is [#ADDR_NO_RANDOMIZE]
  record SetPersonality(int persona) implements LaunchStep {
    /// The program is loaded at the same addresses each time. linux/personality.h.
    public static final int ADDR_NO_RANDOMIZE = 0x004_0000;

    @Override
    public String description() {
      return "set the personality";
    }
  }

  /// Gives up gaining privileges by execve, for ever. prctl(2), PR_SET_NO_NEW_PRIVS.
  record NoNewPrivileges() implements LaunchStep {
    @Override
    public String description() {
      return "give up new privileges";
    }
  }

  /// Forks; the child goes on and the process that was spawned ends. So the program is nobody's
  /// child but init's (or a subreaper's), and is none of [PendingProgram#tid()]. fork(2).
  record BecomeOrphan() implements LaunchStep {
    @Override
    public String description() {
      return "fork";
    }
  }

  /// Leads a process group of its own. setpgid(2).
  record OwnProcessGroup() implements LaunchStep {
    @Override
    public String description() {
      return "make a process group";
    }
  }

  /// Leads a session of its own, without a terminal. setsid(2).
  record OwnSession() implements LaunchStep {
    @Override
    public String description() {
      return "make a session";
    }
  }

  /// Installs a seccomp filter, last of all: of the launcher's own calls only the execve(2) that
  /// follows is filtered. seccomp(2), SECCOMP_SET_MODE_FILTER; without CAP_SYS_ADMIN it needs
  /// [NoNewPrivileges] before it.
  ///
  /// @param instructions `struct sock_filter`s of 8 bytes, in this machine's byte order
  /// @param flags SECCOMP_FILTER_FLAG_ of linux/seccomp.h
  record InstallFilter(ByteString instructions, long flags) implements LaunchStep {
    /// @throws IllegalArgumentException if the length is not a multiple of 8, is 0, or exceeds the
    ///   kernel's 4096 instructions
    public InstallFilter {
      var bytes = instructions.length();
      if (bytes == 0 || bytes % 8 != 0 || bytes > 4096 * 8) {
        throw new IllegalArgumentException("not a filter: " + bytes + " bytes");
      }
    }

    @Override
    public String description() {
      return "install a seccomp filter";
    }
  }

  /// Installs a seccomp filter by which the tracer is told of calls, before the process becomes
  /// another user; if that fails the launch goes on without it. seccomp(2),
  /// SECCOMP_SET_MODE_FILTER; without CAP_SYS_ADMIN it needs [NoNewPrivileges] before it.
  ///
  /// @param instructions `struct sock_filter`s of 8 bytes, in this machine's byte order
  /// @param flags SECCOMP_FILTER_FLAG_ of linux/seccomp.h
  record InstallTracersFilter(ByteString instructions, long flags) implements LaunchStep {
    /// @throws IllegalArgumentException as [InstallFilter]
    public InstallTracersFilter {
      var _ = new InstallFilter(instructions, flags);
    }

    @Override
    public String description() {
      return "install the tracer's seccomp filter";
    }
  }
}
