package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.kernel.LaunchPlan;
import dev.spoor.kernel.LaunchStep;
import dev.spoor.kernel.WaitingProcess;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.ProgramSearch;
import dev.spoor.machine.linux.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program to launch. Immutable; start from [#of(String...)] and refine.
public final class Command {
  /// The kernel is not to slow down speculation because of the filter, as some versions do for all
  /// of the program; `SECCOMP_FILTER_FLAG_SPEC_ALLOW` of linux/seccomp.h.
  static final long SPEC_ALLOW = 4;

  private final LaunchPlan plan;
  private final CallFilter filter;
  private final int callsBeforeFilter;
  private final Optional<WaitingProcess> process;

  private Command(LaunchPlan plan) {
    this(plan, CallFilter.NONE, 0, Optional.empty());
  }

  private Command(
      LaunchPlan plan, CallFilter filter, int callsBeforeFilter, Optional<WaitingProcess> process) {
    this.plan = plan;
    this.filter = filter;
    this.callsBeforeFilter = callsBeforeFilter;
    this.process = process;
  }

  /// {@return the command that executes the file `path[0]` (no look-up in PATH) with these
  /// arguments, and for the rest has what this process has}
  public static Command of(String... path) {
    var arguments = new ArrayList<ByteString>();
    for (var word : path) {
      arguments.add(ByteString.of(word));
    }
    return of(ByteString.of(path[0]), arguments);
  }

  /// {@return the command that executes `path` with these arguments, argv[0] among them}
  public static Command of(ByteString path, List<ByteString> arguments) {
    return new Command(new LaunchPlan(path, arguments, Optional.empty()));
  }

  /// {@return this command with exactly this environment, in this order}
  public Command withEnvironment(List<ByteString> environment) {
    return with(Optional.of(environment), plan.steps());
  }

  /// {@return this command with the environment, descriptors and signal state that the user's shell
  /// handed down to this JVM, before whatever else it is refined with}
  public Command withWhatWas(HandedDown handedDown) {
    var steps = new ArrayList<>(handedDown.steps());
    steps.addAll(plan.steps());
    return with(handedDown.environment().or(plan::environment), steps);
  }

  /// {@return this command, run in a directory; a relative one counts from this JVM's}
  public Command inDirectory(ByteString directory) {
    return and(new LaunchStep.ChangeDirectory(directory));
  }

  /// {@return this command, loaded at the same addresses each time}
  public Command withoutAddressRandomization() {
    return and(new LaunchStep.SetPersonality(LaunchStep.SetPersonality.ADDR_NO_RANDOMIZE));
  }

  /// {@return this command, run as another user and in these groups alone; needs CAP_SETUID and
  /// CAP_SETGID}
  ///
  /// @param groups the supplementary groups
  public Command asUser(int uid, int gid, List<Integer> groups) {
    return and(new LaunchStep.SetGroups(groups))
        .and(new LaunchStep.SetGroup(gid))
        .and(new LaunchStep.SetUser(uid));
  }

  /// {@return this command with a file open as a descriptor}
  ///
  /// @param flags O_ of asm-generic/fcntl.h
  /// @param mode permission bits of a file that is made, before the umask
  public Command withFile(int descriptor, ByteString path, int flags, int mode) {
    return and(new LaunchStep.OpenFile(descriptor, path, flags, mode));
  }

  /// {@return this command with `descriptor` a copy of `source`, a descriptor of this JVM}
  public Command withDescriptor(int source, int descriptor) {
    return and(new LaunchStep.CopyDescriptor(source, descriptor));
  }

  /// {@return this command without a descriptor}
  public Command withoutDescriptor(int descriptor) {
    return and(new LaunchStep.CloseDescriptor(descriptor));
  }

  /// {@return this command with a resource limit}
  ///
  /// @param resource RLIMIT_ of asm-generic/resource.h
  /// @param soft unsigned; -1 is no limit
  /// @param hard unsigned; -1 is no limit
  public Command withLimit(int resource, long soft, long hard) {
    return and(new LaunchStep.SetLimit(resource, soft, hard));
  }

  /// {@return this command, whose process leads a process group of its own} setpgid(2).
  public Command inOwnProcessGroup() {
    return and(new LaunchStep.OwnProcessGroup());
  }

  /// {@return this command, whose process leads a session of its own} It has no terminal that
  /// controls it, but gets the first one that it opens and that controls nobody else (tty(4)), here
  /// with [#withFile] too, unless that has O_NOCTTY. setsid(2).
  public Command inOwnSession() {
    return and(new LaunchStep.OwnSession());
  }

  /// {@return this command, started with a signal ignored}
  public Command ignoring(Signal signal) {
    return and(new LaunchStep.IgnoreSignal(signal));
  }

  /// {@return this command under a seccomp filter, which it cannot take off; it also gives up
  /// gaining privileges by execve}
  ///
  /// @param instructions `struct sock_filter`s in this machine's byte order
  /// @param flags SECCOMP_FILTER_FLAG_ of linux/seccomp.h
  public Command withFilter(ByteString instructions, long flags) {
    return and(new LaunchStep.NoNewPrivileges())
        .and(new LaunchStep.InstallFilter(instructions, flags));
  }

  /// {@return this command, which cannot gain privileges by execve: set-uid programs run as whoever
  /// executes them, and so do all children} prctl(2), PR_SET_NO_NEW_PRIVS.
  public Command withoutNewPrivileges() {
    return and(new LaunchStep.NoNewPrivileges());
  }

  /// {@return this command, seen by the handler only at those system calls that the filter wants}
  /// The kernel lets all others pass, in children and threads too, without a stop.
  ///
  /// The filter is a seccomp(2) program, which needs CAP_SYS_ADMIN or [#withoutNewPrivileges()]. If
  /// the kernel refuses it, or the program installs one of its own, every call stops the task, and
  /// those that are not wanted are still not shown.
  ///
  /// A task under the filter cannot live without a tracer, since each call that is wanted would
  /// fail with ENOSYS. So the program and all that it makes end with the tracer, whatever
  /// [TracerOptions] say, and a detach ends the process. Without [TracerOptions#follow()] children
  /// are traced too, but nothing of them is shown, and [Tracer#join()] waits for them.
  public Command withCallFilter(CallFilter wanted) {
    return new Command(plan, wanted, 0, process);
  }

  /// {@return this command, seen by the handler only at those system calls that the filter wants,
  /// and under the filter once it has stopped in vain often enough} Until then it stops at every
  /// call and has no trace of a filter, so that a short program that leaves children behind does
  /// not need the tracer to stay with them. Afterwards as [#withCallFilter], but only for the
  /// program's first task and what that makes; with [TracerOptions#follow()] the other is right.
  ///
  /// @param callsBefore how many calls that are not wanted stop the program before
  public Command withLateCallFilter(CallFilter wanted, int callsBefore) {
    return new Command(plan, wanted, callsBefore, process);
  }

  /// {@return this command, which a process that waits becomes, instead of a new one; see
  /// [DetachedTracer]} To be launched once.
  ///
  /// @param property the value of [DetachedTracer#PROPERTY]
  public Command inWaitingProcess(String property) {
    return new Command(
        plan, filter, callsBeforeFilter, Optional.of(DetachedTracer.parse(property)));
  }

  private Command and(LaunchStep step) {
    var steps = new ArrayList<>(plan.steps());
    steps.add(step);
    return with(plan.environment(), steps);
  }

  private Command with(Optional<List<ByteString>> environment, List<LaunchStep> steps) {
    return new Command(
        new LaunchPlan(plan.path(), plan.arguments(), environment, steps),
        filter,
        callsBeforeFilter,
        process);
  }

  /// Looks for a program as a shell does: the first executable file, no directory, that PATH leads
  /// to.
  ///
  /// @param name a name to look for in `path`, or one with a slash, which is taken as it is
  /// @param path the value of PATH; an empty element is the working directory
  public static ProgramSearch search(ByteString name, ByteString path) {
    try (var kernel = Kernel.open()) {
      return kernel.find(name, path);
    }
  }

  LaunchPlan plan() {
    if (filter == CallFilter.NONE || callsBeforeFilter > 0) {
      return plan;
    }
    var steps = new ArrayList<>(plan.steps());
    steps.add(new LaunchStep.InstallTracersFilter(filter.instructions(), SPEC_ALLOW));
    return new LaunchPlan(plan.path(), plan.arguments(), plan.environment(), steps);
  }

  /// {@return the process that becomes the program; empty for a new one}
  Optional<WaitingProcess> process() {
    return process;
  }

  CallFilter filter() {
    return filter;
  }

  /// {@return how many unwanted calls come before the filter; 0 if the launcher installs it}
  int callsBeforeFilter() {
    return callsBeforeFilter;
  }

  /// {@return the file to execute}
  public ByteString path() {
    return plan.path();
  }
}
