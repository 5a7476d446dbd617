package dev.spoor.kernel.internal;

import dev.spoor.machine.Address;
import dev.spoor.machine.linux.Errno;
import dev.spoor.machine.linux.ProcTasks;
import dev.spoor.machine.linux.Tid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds out in /proc why a request of ptrace(2) probably failed, in words; an empty string if it
/// has no idea. The task may have changed since: what is said is likely, not certain.
final class Diagnosis {
  /// `sizeof(struct user)` on x86-64.
  private static final int USER_BYTES = 912;

  private static final int LAST_SIGNAL = 64;

  private final Path proc;
  private final ProcTasks tasks;

  Diagnosis(Path proc) {
    this.proc = proc;
    tasks = new ProcTasks(proc.toString());
  }

  static Diagnosis ofThisSystem() {
    return new Diagnosis(Path.of("/proc"));
  }

  String of(Requests request, Tid tid, long address, long data, Errno errno) {
    return switch (errno.name()) {
      case "ESRCH" -> unreachable(request, tid);
      case "EPERM" -> new Refusal(proc).of(request, shown(tid));
      case "EIO" -> impossible(request, tid, address, data);
      case "EINVAL" -> invalid(request, address);
      case "EFAULT" -> fault(request);
      case "ENOSPC" ->
          "all debug registers of the CPU are taken: by this task's other addresses, by"
              + " perf_event_open(2), or by another debugger";
      case "ENODEV", "ENXIO" -> "the task does not use this register set";
      case "ENOENT" -> "the task has fewer seccomp filters";
      case "EACCES" -> "reading seccomp filters needs CAP_SYS_ADMIN, and no filter on the tracer";
      case "ERANGE" -> "the number or an argument does not fit the task's registers";
      case "EMEDIUMTYPE" -> "the filter has no classic program to show";
      default -> "";
    };
  }

  // ---- ESRCH

  private String unreachable(Requests request, Tid tid) {
    var found = ProcStatus.read(task(tid));
    if (found.isEmpty()) {
      return "there is no such task: it has ended or never was";
    }
    var status = found.get();
    if (status.isIn('Z', 'X')) {
      return "it has ended and is not yet waited for";
    }
    var tracer = status.number("TracerPid");
    if (tracer == 0) {
      return "it is not traced";
    }
    if (!isThisThread(tracer)) {
      return "it is traced by " + describe(tracer) + ", not by this thread";
    }
    return request == Requests.PTRACE_SEIZE || request == Requests.PTRACE_ATTACH
        ? ""
        : "it was not stopped (its state is now " + status.state() + ")";
  }

  private boolean isThisThread(int tid) {
    try {
      var self = Files.readSymbolicLink(proc.resolve("thread-self"));
      return self.getFileName().toString().equals(Integer.toString(tid));
    } catch (IOException unreadable) {
      return false;
    }
  }

  // ---- EIO

  private String impossible(Requests request, Tid tid, long address, long data) {
    return switch (request) {
      case PTRACE_PEEKTEXT, PTRACE_PEEKDATA, PTRACE_POKETEXT, PTRACE_POKEDATA ->
          new MappingSearch(task(tid)).whyNoWordAt(Address.of(address));
      case PTRACE_PEEKUSER, PTRACE_POKEUSER -> badOffset(address);
      case PTRACE_CONT,
          PTRACE_SYSCALL,
          PTRACE_SINGLESTEP,
          PTRACE_SYSEMU,
          PTRACE_SYSEMU_SINGLESTEP,
          PTRACE_DETACH ->
          noSignal(data).orElse("");
      case PTRACE_SINGLEBLOCK -> noSignal(data).orElse("this CPU cannot stop at branches");
      case PTRACE_INTERRUPT -> "the task was attached, not seized";
      case PTRACE_LISTEN -> "it is not in a group-stop, or was attached and not seized";
      case PTRACE_GETFPXREGS, PTRACE_SETFPXREGS ->
          "only a 32-bit tracer has this request; GETREGSET with NT_PRXFPREG does the same";
      case PTRACE_SETREGS, PTRACE_SETREGSET ->
          "a segment selector is not the user's, or a segment base is outside user space";
      default -> "this kernel does not know the request";
    };
  }

  private static Optional<String> noSignal(long number) {
    return Long.compareUnsigned(number, LAST_SIGNAL) > 0
        ? Optional.of("no signal has the number " + number)
        : Optional.empty();
  }

  private static String badOffset(long offset) {
    if ((offset & 7) != 0) {
      return "the offset is no multiple of 8";
    }
    return Long.compareUnsigned(offset, USER_BYTES) >= 0
        ? "struct user has " + USER_BYTES + " bytes"
        : "that word cannot be replaced, or not by this value";
  }

  // ---- EINVAL, EFAULT

  private static String invalid(Requests request, long address) {
    return switch (request) {
      case PTRACE_GETSIGINFO, PTRACE_SETSIGINFO ->
          "the stop is a group-stop, which has no signal of its own";
      case PTRACE_GETREGSET, PTRACE_SETREGSET ->
          "a task of this kind has no register set 0x"
              + Long.toHexString(address)
              + ", or the block has a length or a value that the CPU would not take";
      case PTRACE_SETFPREGS -> "MXCSR has reserved bits";
      case PTRACE_POKEUSER ->
          "the debug register cannot hold this: an address outside user space, or a length or kind"
              + " that the CPU has not";
      case PTRACE_SEIZE, PTRACE_SETOPTIONS, PTRACE_OLDSETOPTIONS ->
          "this kernel does not know one of the options";
      case PTRACE_GET_THREAD_AREA, PTRACE_SET_THREAD_AREA ->
          "the thread-local segments are entries 12 to 14, and not every descriptor is allowed";
      case PTRACE_SET_SYSCALL_INFO -> "the stop is not of that kind (entry, exit or seccomp)";
      case PTRACE_SECCOMP_GET_FILTER, PTRACE_SECCOMP_GET_METADATA ->
          "the task has no seccomp filter";
      case PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG -> "the mode is none, or the range wraps";
      default -> "";
    };
  }

  private static String fault(Requests request) {
    return request == Requests.PTRACE_SETREGSET
        ? "this register set must be given whole"
        : "a buffer of the tracer is not where it should be";
  }

  // ---- words

  private Path task(Tid tid) {
    return proc.resolve(shown(tid).toString());
  }

  /// proc(5) may have been mounted in another PID namespace. The number 0 is nobody's.
  private Tid shown(Tid tid) {
    var number = tasks.shown(tid.value());
    return number == 0 ? tid : Tid.of(number);
  }

  /// {@return the task and its name: `1200 (gdb)`}
  private String describe(int tid) {
    return describe(proc, tid);
  }

  static String describe(Path proc, int tid) {
    try {
      var name = Files.readString(proc.resolve(tid + "/comm"), StandardCharsets.ISO_8859_1);
      return tid + " (" + printable(name.strip()) + ")";
    } catch (IOException gone) {
      return Integer.toString(tid);
    }
  }

  /// A task chooses its name; a control character in it must not reach a terminal.
  private static String printable(String name) {
    var text = new StringBuilder();
    for (var i = 0; i < name.length(); i++) {
      var c = name.charAt(i);
      text.append(c < ' ' || c > '~' ? '?' : c);
    }
    return text.toString();
  }
}
