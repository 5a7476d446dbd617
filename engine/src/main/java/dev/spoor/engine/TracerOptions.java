package dev.spoor.engine;

/// How a [Tracer] behaves. Immutable; start from [#defaults()].
///
/// @param follow whether the children and threads that traced tasks make are traced too
/// @param killLaunchedOnDeath whether launched programs and all that they made end when the tracer
///   does, also when it is killed (PTRACE_O_EXITKILL)
/// @param reportExiting whether tasks stop at [TaskStop.Exiting]
/// @param onClose what [Tracer#close()] does with programs it launched
public record TracerOptions(
    boolean follow, boolean killLaunchedOnDeath, boolean reportExiting, OnClose onClose) {
  /// What becomes of launched programs when the tracer is closed. Attached ones are always left
  /// running.
  public enum OnClose {
    KILL,
    DETACH
  }

  /// {@return everything followed, launched programs end with the tracer}
  public static TracerOptions defaults() {
    return new TracerOptions(true, true, false, OnClose.KILL);
  }

  /// {@return these options with `follow` replaced}
  public TracerOptions withFollow(boolean value) {
    return new TracerOptions(value, killLaunchedOnDeath, reportExiting, onClose);
  }

  /// {@return these options with `reportExiting` replaced}
  public TracerOptions withReportExiting(boolean value) {
    return new TracerOptions(follow, killLaunchedOnDeath, value, onClose);
  }

  /// {@return these options such that launched programs outlive the tracer, except for those under
  /// a [CallFilter]}
  public TracerOptions leavingLaunchedAlive() {
    return new TracerOptions(follow, false, reportExiting, OnClose.DETACH);
  }
}
