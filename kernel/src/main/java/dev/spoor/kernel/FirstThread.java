package dev.spoor.kernel;

/// The first thread of this process, whose tid is the process's pid.
///
/// java(1) runs `main` in a thread that it makes, and the first one waits for its end. So what a
/// tracee reads of its tracer, `TracerPid` of proc_pid_status(5), would be the number of a thread
/// that no list of processes has, and whoever traces the tracer without following its threads would
/// see nothing.
public final class FirstThread {
  private FirstThread() {}

  /// Has work done by the first thread, as a daemon thread of the JVM. Returns when it has begun.
  /// For a program that owns its JVM and ends it with `System.exit`: with a `main` that returns
  /// while the work goes on, the process would not end.
  ///
  /// It cannot be had a second time, nor where it runs Java already, waits elsewhere than for the
  /// end of `main`, has no room on its stack, or where no code may be mapped.
  ///
  /// @param work what it throws is lost
  /// @return whether it is being done; if not, it is not going to be
  public static boolean begin(Runnable work) {
    return dev.spoor.kernel.internal.FirstThreadStart.begin(work);
  }
}
