package dev.spoor.app.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What /proc tells about this process and this system: settings that decide what may be traced.
final class Surroundings {
  private static final int CAP_SYS_PTRACE = 19;
  private static final Path SCOPE = Path.of("/proc/sys/kernel/yama/ptrace_scope");
  private static final Path MEMFD_NOEXEC = Path.of("/proc/sys/vm/memfd_noexec");

  private Surroundings() {}

  static List<Finding> findings() {
    var status = content(Path.of("/proc/self/status")).orElse("");
    var isPrivileged = isPrivileged(status);
    var findings = new ArrayList<Finding>();
    findings.add(
        isPrivileged
            ? Finding.works("capability CAP_SYS_PTRACE", "other users' processes can be traced")
            : Finding.limits(
                "capability CAP_SYS_PTRACE",
                "absent: only processes of this user can be traced",
                "run as root for the others"));
    findings.add(scope(content(SCOPE), isPrivileged));
    findings.add(filter(field(status, "Seccomp")));
    content(MEMFD_NOEXEC)
        .filter(value -> !value.equals("0"))
        .ifPresent(value ->
            findings.add(
                Finding.works("vm.memfd_noexec", value + ": see starting programs, above")));
    return findings;
  }

  static boolean isPrivileged(String status) {
    var effective = field(status, "CapEff");
    try {
      return (Long.parseUnsignedLong(effective, 16) >>> CAP_SYS_PTRACE & 1) == 1;
    } catch (NumberFormatException absent) {
      return false;
    }
  }

  /// Yama's documentation: Documentation/admin-guide/LSM/Yama.rst.
  static Finding scope(Optional<String> value, boolean isPrivileged) {
    var subject = "attaching to running processes (ptrace_scope)";
    var lower = "as root: sysctl kernel.yama.ptrace_scope=0";
    if (value.isEmpty()) {
      return Finding.works(subject, "no Yama: whatever this user runs");
    }
    return switch (value.get()) {
      case "0" -> Finding.works(subject, "0: whatever this user runs");
      case "1" ->
          isPrivileged
              ? Finding.works(subject, "1, and this process has CAP_SYS_PTRACE")
              : Finding.limits(subject, "1: only what is started here, not with -p", lower);
      case "2" ->
          isPrivileged
              ? Finding.works(subject, "2, and this process has CAP_SYS_PTRACE")
              : Finding.limits(subject, "2: only with CAP_SYS_PTRACE", lower);
      case "3" ->
          Finding.prevents(
              subject, "3: nobody may attach", "only a reboot without this setting changes it");
      case String other -> Finding.limits(subject, other + ", which is not known here", lower);
    };
  }

  private static Finding filter(String mode) {
    var subject = "seccomp filter on this process";
    return switch (mode) {
      case "0" -> Finding.works(subject, "none");
      case "" -> Finding.works(subject, "none: the kernel has no seccomp");
      default ->
          Finding.limits(
              subject,
              "mode " + mode + ": what is started here inherits it, and may be refused calls",
              "in a container: docker run --security-opt seccomp=unconfined");
    };
  }

  /// {@return the value of a line of /proc/PID/status, empty if there is none}
  private static String field(String status, String name) {
    var start = ("\n" + status).indexOf("\n" + name + ":");
    if (start < 0) {
      return "";
    }
    var end = status.indexOf('\n', start);
    return status.substring(start + name.length() + 1, end < 0 ? status.length() : end).strip();
  }

  private static Optional<String> content(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
