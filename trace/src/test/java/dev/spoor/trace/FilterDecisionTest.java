package dev.spoor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.trace.options.SeccompUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterDecisionTest {
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      value = {
        "use       | -f    | some  | leave | admin | ptrace| under | what",
        "FITTING   | true  | true  | false | true  | true  | false | FILTER",
        "FITTING   | true  | true  | false | true  | false | false | FILTER",
        "FITTING   | true  | true  | false | false | false | false | NONE",
        "ASKED_FOR | true  | true  | false | false | false | false | FILTER_WITHOUT_NEW_PRIVILEGES",
        "ASKED_FOR | true  | true  | false | true  | true  | false | FILTER",
        "REFUSED   | true  | true  | false | true  | true  | false | NONE",
        "FITTING   | true  | false | false | true  | true  | false | NONE",
        "ASKED_FOR | true  | true  | true  | true  | true  | false | NONE",
        "ASKED_FOR | true  | true  | false | true  | true  | true  | NONE",
        "ASKED_FOR | false | true  | false | true  | false | false | NONE",
        "ASKED_FOR | false | true  | false | true  | true  | false | LATE_FILTER",
        "FITTING   | false | true  | false | true  | true  | false | LATE_FILTER",
        "FITTING   | false | true  | false | true  | false | false | NONE",
        "ASKED_FOR | false | true  | false | false | true  | false | NONE",
        "ASKED_FOR | false | true  | false | false | false | false | NONE"
      })
  void aFilterIsUsedWhereItChangesNothingOrIsAskedFor(
      SeccompUse use,
      boolean follow,
      boolean somePass,
      boolean leavesAlive,
      boolean maySeccomp,
      boolean mayTraceAll,
      boolean isFiltered,
      FilterDecision what) {
    assertThat(
            FilterDecision.in(
                new FilterDecision.Circumstances(
                    use, follow, somePass, leavesAlive, maySeccomp, mayTraceAll, isFiltered)))
        .isEqualTo(what);
  }
}
