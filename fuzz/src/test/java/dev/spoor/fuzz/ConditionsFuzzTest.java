package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.trace.where.Where;
import dev.spoor.trace.where.WhereException;
import java.nio.charset.StandardCharsets;

/// The language of `--where`.
class ConditionsFuzzTest {
  @FuzzTest(maxDuration = Limits.DURATION)
  void conditions(byte[] bytes) {
    try {
      var _ = Where.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (WhereException said) {
      if (said.getMessage() == null) {
        throw new AssertionError("nothing is said", said);
      }
    }
  }
}
