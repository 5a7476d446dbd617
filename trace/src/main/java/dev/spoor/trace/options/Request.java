package dev.spoor.trace.options;

/// What a command line asks for.
public sealed interface Request {
  /// To trace.
  record Trace(TraceOptions options) implements Request {}

  /// The help text.
  record Help() implements Request {}

  /// The version.
  record Version() implements Request {}
}
