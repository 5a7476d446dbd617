package dev.spoor.fuzz;

/// How long each fuzz test runs as part of a test run.
final class Limits {
  static final String DURATION = "4s";

  private Limits() {}
}
