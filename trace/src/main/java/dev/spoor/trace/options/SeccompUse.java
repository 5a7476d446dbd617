package dev.spoor.trace.options;

/// What the command line says about a seccomp filter for the launched program.
public enum SeccompUse {
  /// Nothing: one is used where it costs nothing but what the documentation names.
  FITTING,
  /// `--seccomp-bpf`
  ASKED_FOR,
  /// `--no-seccomp`
  REFUSED
}
