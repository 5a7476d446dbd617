package dev.spoor.app.doctor;

/// One line of the report.
///
/// @param subject what it is about
/// @param detail what was found, in words; may be empty
/// @param advice what to do about it; empty where nothing need be done
record Finding(Grade grade, String subject, String detail, String advice) {
  /// How it bears on tracing.
  enum Grade {
    /// It works.
    WORKS("ok"),
    /// Something cannot be done, but tracing does not need it.
    LIMITS("limits"),
    /// Nothing can be traced.
    PREVENTS("FAILS");

    private final String word;

    Grade(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static Finding works(String subject, String detail) {
    return new Finding(Grade.WORKS, subject, detail, "");
  }

  static Finding limits(String subject, String detail, String advice) {
    return new Finding(Grade.LIMITS, subject, detail, advice);
  }

  static Finding prevents(String subject, String detail, String advice) {
    return new Finding(Grade.PREVENTS, subject, detail, advice);
  }
}
