package dev.spoor.testkit;

import org.opentest4j.TestAbortedException;

/// What a test needs from the system: absent, the test is skipped with the reason; in CI
/// (environment variable `CI` set to `true`) it fails.
public final class Requirement {
  private Requirement() {}

  /// {@return the exception that ends a test which cannot run here; throw it}
  ///
  /// @param reason what is missing and how to get it, in one sentence
  public static TestAbortedException missing(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError("missing in CI: " + reason);
    }
    return new TestAbortedException(reason);
  }

  /// Ends the test if `program` is not on PATH.
  public static void program(String program) {
    if (Shell.which(program).isEmpty()) {
      throw missing(program + " is not installed");
    }
  }
}
