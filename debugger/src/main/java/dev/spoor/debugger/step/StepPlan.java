package dev.spoor.debugger.step;

/// A way of one task to where its user wants it. Confined to the tracer thread, like the session.
///
/// A plan does nothing itself: at each stop that its own last [Verdict] brought about it looks and
/// says what comes next. Breakpoints, signals and other tasks are the session's business; a plan
/// stays in force across them until the session drops it.
public interface StepPlan {
  /// {@return what is to be done next}
  ///
  /// Called once before the task moves, and then after each verdict was carried out.
  Verdict look(StepView view);
}
