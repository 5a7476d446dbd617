package dev.spoor.trace;

import dev.spoor.trace.options.SeccompUse;

/// Whether the launched program is put under a seccomp filter, so that the calls that nobody wants
/// to see pass without a stop.
enum FilterDecision {
  /// Every call stops the program.
  NONE,
  /// The filter alone.
  FILTER,
  /// The program is put under the filter when it has stopped in vain for a while. Children are
  /// under it too and need a tracer that stays with them, although they are not shown; the many
  /// programs that only start others are spared that.
  LATE_FILTER,
  /// The program gives up gaining privileges by execve(2), for without CAP_SYS_ADMIN the kernel
  /// allows no filter else.
  FILTER_WITHOUT_NEW_PRIVILEGES;

  /// What it depends on.
  ///
  /// @param use what the command line says
  /// @param follow whether children are traced
  /// @param somePass whether there are calls of which nothing is shown, not even the number in
  ///   another line (`-n`)
  /// @param leavesAlive whether an option lets the program go on when it is no longer traced (`-p`,
  ///   detaching at a call, a limit on the number of calls), which no filtered one can
  /// @param maySeccomp whether the tracer has CAP_SYS_ADMIN
  /// @param mayTraceAll whether the tracer has CAP_SYS_PTRACE: set-uid programs keep their
  ///   privileges when such a tracer follows them
  /// @param isFiltered whether the tracer is under a filter itself, which its children inherit and
  ///   which may outrank ours
  record Circumstances(
      SeccompUse use,
      boolean follow,
      boolean somePass,
      boolean leavesAlive,
      boolean maySeccomp,
      boolean mayTraceAll,
      boolean isFiltered) {}

  static FilterDecision in(Circumstances at) {
    if (at.use() == SeccompUse.REFUSED
        || !at.somePass()
        || at.leavesAlive()
        || at.isFiltered()
        || !(at.follow() || at.mayTraceAll() && at.maySeccomp())) {
      return NONE;
    }
    if (at.maySeccomp()) {
      return at.follow() ? FILTER : LATE_FILTER;
    }
    return at.use() == SeccompUse.ASKED_FOR ? FILTER_WITHOUT_NEW_PRIVILEGES : NONE;
  }
}
