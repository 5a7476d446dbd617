package dev.spoor.engine;

import dev.spoor.kernel.PtraceOption;
import java.util.EnumSet;
import java.util.Set;

/// How a [Tracer] behaves. Immutable; start from [#defaults()].
///
/// @param follow whether the children and threads that traced tasks make are traced too
/// @param killLaunchedOnDeath whether launched programs and all that they made end when the tracer
///   does, also when it is killed (PTRACE_O_EXITKILL)
/// @param reportExiting whether tasks stop at [TaskStop.Exiting]
/// @param onClose what [Tracer#close()] does with programs it launched
/// @param cpuUse how the wake-up of idle CPUs is avoided
/// @param reapOrphans whether the dead children of this process that nobody traces are taken from
///   the kernel, for a command that is process 1 of a PID namespace; a host program that waits for
///   children of its own would lose their statuses
/// @param inFirstThread whether the first thread of this process is to be the one that owns ptrace,
///   if it can be had ([dev.spoor.kernel.FirstThread]), so that tracees see this process as their
///   tracer
public record TracerOptions(
    boolean follow,
    boolean killLaunchedOnDeath,
    boolean reportExiting,
    OnClose onClose,
    CpuUse cpuUse,
    boolean reapOrphans,
    boolean inFirstThread) {
  /// What becomes of launched programs when the tracer is closed. Attached ones are always left
  /// running.
  public enum OnClose {
    KILL,
    DETACH
  }

  /// {@return everything followed, launched programs end with the tracer, and CPUs left alone:
  /// threads that a handler starts inherit the mask that the tracer thread has at that moment}
  public static TracerOptions defaults() {
    return new TracerOptions(true, true, false, OnClose.KILL, CpuUse.OFF, false, false);
  }

  /// {@return the options of ptrace(2) that launched programs are traced with, as PTRACE_SETOPTIONS
  /// takes them; those under a [CallFilter] end with the tracer in any case}
  public int ptraceOptions() {
    return PtraceOption.bits(requested(killLaunchedOnDeath, follow));
  }

  Set<PtraceOption> requested(boolean exitKill, boolean children) {
    var set =
        EnumSet.of(PtraceOption.TRACESYSGOOD, PtraceOption.TRACEEXEC, PtraceOption.TRACESECCOMP);
    if (children) {
      set.addAll(
          EnumSet.of(
              PtraceOption.TRACEFORK,
              PtraceOption.TRACEVFORK,
              PtraceOption.TRACECLONE,
              PtraceOption.TRACEVFORKDONE));
    }
    if (reportExiting) {
      set.add(PtraceOption.TRACEEXIT);
    }
    if (exitKill) {
      set.add(PtraceOption.EXITKILL);
    }
    return set;
  }

  /// {@return these options with `follow` replaced}
  public TracerOptions withFollow(boolean value) {
    return new TracerOptions(
        value, killLaunchedOnDeath, reportExiting, onClose, cpuUse, reapOrphans, inFirstThread);
  }

  /// {@return these options with `reportExiting` replaced}
  public TracerOptions withReportExiting(boolean value) {
    return new TracerOptions(
        follow, killLaunchedOnDeath, value, onClose, cpuUse, reapOrphans, inFirstThread);
  }

  /// {@return these options such that launched programs outlive the tracer, except for those under
  /// a [CallFilter]}
  public TracerOptions leavingLaunchedAlive() {
    return new TracerOptions(
        follow, false, reportExiting, OnClose.DETACH, cpuUse, reapOrphans, inFirstThread);
  }

  /// {@return these options with `cpuUse` replaced}
  public TracerOptions withCpuUse(CpuUse value) {
    return new TracerOptions(
        follow, killLaunchedOnDeath, reportExiting, onClose, value, reapOrphans, inFirstThread);
  }

  /// {@return these options with `reapOrphans` replaced}
  public TracerOptions withReapOrphans(boolean value) {
    return new TracerOptions(
        follow, killLaunchedOnDeath, reportExiting, onClose, cpuUse, value, inFirstThread);
  }

  /// {@return these options with `inFirstThread` replaced}
  public TracerOptions withInFirstThread(boolean value) {
    return new TracerOptions(
        follow, killLaunchedOnDeath, reportExiting, onClose, cpuUse, reapOrphans, value);
  }
}
