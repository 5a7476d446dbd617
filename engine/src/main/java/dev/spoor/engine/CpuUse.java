package dev.spoor.engine;

/// How a [Tracer] keeps a stop from costing the wake-up of an idle CPU, which is most of what a
/// stop costs. docs/SPEED.md says what each does and what of it can be seen.
public enum CpuUse {
  /// What pays, by watching the program and the machine: [#SHARE], [#SPIN] or nothing.
  AUTO,
  /// As [#AUTO], where the handler lets tasks run unseen from stop to stop, or steps them: a task
  /// that makes all the stops shares the tracer's CPU, and its calls are watched by the engine for
  /// that. Other threads of its program that ask for its mask can see that it is narrowed, as other
  /// processes can.
  AUTO_UNWATCHED,
  /// The tracer and the task that makes the calls run on one CPU. Only for programs launched with
  /// [TracerOptions#killLaunchedOnDeath()]; attached ones are left alone.
  SHARE,
  /// The tracer looks for the next stop for a while before it sleeps.
  SPIN,
  /// Nothing.
  OFF
}
