package dev.spoor.fuzz;

import dev.spoor.objects.bytes.MalformedObjectException;

/// What may come of asking a file that lies.
final class Expected {
  private Expected() {}

  interface Question {
    void ask();
  }

  /// Asks all questions, each whatever came of those before.
  static void answers(Question... questions) {
    for (var question : questions) {
      try {
        question.ask();
      } catch (MalformedObjectException said) {
        // What is wrong and where.
        if (said.getMessage() == null) {
          throw new AssertionError("nothing is said", said);
        }
      }
    }
  }
}
