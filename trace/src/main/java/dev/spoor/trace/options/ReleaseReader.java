package dev.spoor.trace.options;

import java.util.Optional;

/// Collects the options of how and when programs are let go.
final class ReleaseReader {
  private Optional<Release.Interruptible> interruptible = Optional.empty();
  private boolean detachOnExecve;
  private boolean killOnExit;
  private Daemonization daemon = Daemonization.NONE;
  private int daemonLetters;
  private long callLimit;
  private StopConditions stop = StopConditions.NONE;

  /// `--kill-on-exit`
  void kill() {
    killOnExit = true;
  }

  /// {@return whether the launched program is to be killed at the end}
  boolean isKilling() {
    return killOnExit;
  }

  /// {@return whether programs are let go at execve(2)}
  boolean isOnExecve() {
    return detachOnExecve;
  }

  /// `--daemonize`
  void daemonize(String word, String spelling) {
    daemon = Daemonization.named(word).orElseThrow(() -> OptionWords.invalid(word, spelling));
  }

  /// `--limit`
  void callLimit(String word, String spelling) {
    callLimit = OptionWords.callLimit(word, spelling);
  }

  /// `-I`
  void interruptible(String word, String spelling) {
    interruptible =
        Optional.of(
            Release.Interruptible.named(word)
                .orElseThrow(() -> OptionWords.invalid(word, spelling)));
  }

  /// `--stop-after`
  void stopAfter(String words, String spelling) {
    stop = stop.and(words).orElseThrow(() -> OptionWords.invalid(words, spelling));
  }

  /// `-D`, or `--daemonize` without a word.
  void daemonize(String spelling) {
    if (spelling.equals("-D")) {
      daemonLetters++;
    } else {
      daemon = Daemonization.GRANDCHILD;
    }
  }

  private Daemonization daemon(boolean hasProgram) {
    if (daemonLetters > 0 && daemon != Daemonization.NONE) {
      throw UsageException.together("-D and --daemonize");
    }
    if (daemonLetters > 0 && !hasProgram) {
      throw UsageException.withHint("PROG [ARGS] must be specified with -D/--daemonize");
    }
    if (daemonLetters > Daemonization.MOST_LETTERS) {
      throw UsageException.withHint(
          "Too many -D's ("
              + daemonLetters
              + "), maximum supported -D count is "
              + Daemonization.MOST_LETTERS);
    }
    var said = daemonLetters > 0 ? Daemonization.ofLetters(daemonLetters) : daemon;
    if (said != Daemonization.NONE && !hasProgram) {
      throw UsageException.withHint("PROG [ARGS] must be specified with -D/--daemonize");
    }
    return said;
  }

  /// A tracer that nobody waits for is not for the terminal's keys.
  private Optional<Release.Interruptible> interruptible(Daemonization said) {
    return interruptible.isEmpty() && said != Daemonization.NONE
        ? Optional.of(Release.Interruptible.NEVER_TSTP)
        : interruptible;
  }

  /// `-b`
  void detachOn(String call) {
    if (!call.equals("execve")) {
      throw UsageException.plain("Syscall '" + Quoted.of(call) + "' for -b isn't supported");
    }
    detachOnExecve = true;
  }

  /// {@return what the options come to}
  Release finish(boolean hasProgram) {
    var daemonization = daemon(hasProgram);
    return new Release(
        detachOnExecve, callLimit, killOnExit, stop, interruptible(daemonization), daemonization);
  }
}
