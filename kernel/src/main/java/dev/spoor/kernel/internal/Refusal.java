package dev.spoor.kernel.internal;

import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Why a task may not be traced (EPERM): the checks of ptrace(2), "Ptrace access mode checking",
/// and of /proc/sys/kernel/yama/ptrace_scope, made again in user space, most certain first.
final class Refusal {
  private static final int CAP_SYS_PTRACE = 19;
  private static final int CAP_SYS_ADMIN = 21;

  /// `PF_KTHREAD` among the flags of /proc/TID/stat.
  private static final long KERNEL_THREAD = 0x0020_0000;

  private static final String SECCOMP_FILTERED = "2";

  private final Path proc;

  Refusal(Path proc) {
    this.proc = proc;
  }

  String of(Requests request, Tid tid) {
    var task = ProcStatus.read(proc.resolve(tid.toString()));
    var self = ProcStatus.read(proc.resolve("self"));
    if (task.isEmpty() || self.isEmpty()) {
      return task.isEmpty() ? "it has ended meanwhile, or /proc does not show it" : "";
    }
    return switch (request) {
      case PTRACE_SEIZE, PTRACE_ATTACH -> ofAttach(tid, task.get(), self.get());
      case PTRACE_SETOPTIONS, PTRACE_OLDSETOPTIONS ->
          has(self.get(), CAP_SYS_ADMIN)
              ? "SUSPEND_SECCOMP is refused to a tracer under seccomp"
              : "SUSPEND_SECCOMP needs CAP_SYS_ADMIN";
      case PTRACE_ARCH_PRCTL -> "the address is outside user space";
      default -> "";
    };
  }

  private String ofAttach(Tid tid, ProcStatus task, ProcStatus self) {
    if (task.number("Tgid") == self.number("Tgid")) {
      return "it is a thread of this very process";
    }
    if (isKernelThread(tid)) {
      return "it is a thread of the kernel";
    }
    var tracer = task.number("TracerPid");
    if (tracer != 0) {
      return "already traced by " + Diagnosis.describe(proc, tracer);
    }
    if (task.isIn('Z', 'X')) {
      return "it has ended and waits for its parent";
    }
    return has(self, CAP_SYS_PTRACE) ? ofPrivileged(tid, self) : ofUnprivileged(tid, task, self);
  }

  private String ofUnprivileged(Tid tid, ProcStatus task, ProcStatus self) {
    var user = self.effective("Uid");
    if (task.effective("Uid") != user || task.effective("Gid") != self.effective("Gid")) {
      return "it belongs to user "
          + task.effective("Uid")
          + ", this process to user "
          + user
          + withoutCapability(user);
    }
    if (!isDumpable(tid, user)) {
      return "it is not dumpable: a set-uid program, or one that asked not to be traced (prctl(2),"
          + " PR_SET_DUMPABLE)"
          + withoutCapability(user);
    }
    if ((task.set("CapPrm") & ~self.set("CapPrm")) != 0) {
      return "it has capabilities that this process has not" + withoutCapability(user);
    }
    var scope = scope();
    return scope.isEmpty() ? ofEnvironment(tid, self) : scope;
  }

  private String ofPrivileged(Tid tid, ProcStatus self) {
    return ptraceScope().equals("3") ? scope() : ofEnvironment(tid, self);
  }

  private String ofEnvironment(Tid tid, ProcStatus self) {
    // Empty: it cannot even be looked at, for whatever reason.
    var namespace = link(tid + "/ns/user");
    if (!namespace.isEmpty() && !link("self/ns/user").equals(namespace)) {
      return "it lives in another user namespace";
    }
    return self.text("Seccomp").equals(SECCOMP_FILTERED)
        ? "a seccomp filter on this process, perhaps the container's, may forbid ptrace"
        : "";
  }

  private static String withoutCapability(int user) {
    return user == 0
        ? ", which lacks CAP_SYS_PTRACE (a container without it? start it with"
            + " --cap-add=SYS_PTRACE)"
        : ", which has no CAP_SYS_PTRACE";
  }

  private String scope() {
    return switch (ptraceScope()) {
      case "1" ->
          "ptrace_scope is 1: only descendants may be traced (to allow all: sysctl"
              + " kernel.yama.ptrace_scope=0)";
      case "2" -> "ptrace_scope is 2: only processes with CAP_SYS_PTRACE may trace";
      case "3" -> "ptrace_scope is 3: nobody may attach until the next boot";
      default -> "";
    };
  }

  private String ptraceScope() {
    return contents("sys/kernel/yama/ptrace_scope").strip();
  }

  private boolean isKernelThread(Tid tid) {
    var stat = contents(tid + "/stat");
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    // Field 9 of proc_pid_stat(5); the first after the name is 3.
    return fields.length > 6 && (flags(fields[6]) & KERNEL_THREAD) != 0;
  }

  private static long flags(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException unknownForm) {
      return 0;
    }
  }

  /// /proc/TID belongs to root when the task is not dumpable.
  private boolean isDumpable(Tid tid, int user) {
    try {
      return Files.getAttribute(proc.resolve(tid.toString()), "unix:uid") instanceof Integer owner
          && owner == user;
    } catch (IOException gone) {
      return true;
    }
  }

  private static boolean has(ProcStatus self, int capability) {
    return (self.set("CapEff") >>> capability & 1) != 0;
  }

  private String contents(String path) {
    try {
      return Files.readString(proc.resolve(path), StandardCharsets.ISO_8859_1);
    } catch (IOException absent) {
      return "";
    }
  }

  private String link(String path) {
    try {
      return Files.readSymbolicLink(proc.resolve(path)).toString();
    } catch (IOException absent) {
      return "";
    }
  }
}
