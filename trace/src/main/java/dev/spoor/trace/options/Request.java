package dev.spoor.trace.options;

import java.util.List;

/// What a command line asks for.
public sealed interface Request {
  /// To trace.
  ///
  /// @param warnings of options that do nothing together with the others
  record Trace(TraceOptions options, List<String> warnings) implements Request {
    /// Copies the list.
    public Trace {
      warnings = List.copyOf(warnings);
    }
  }

  /// The help text.
  record Help() implements Request {}

  /// The schema of what `--format=json` writes.
  record Schema() implements Request {}

  /// The version.
  record Version() implements Request {}
}
