package dev.spoor.trace.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.engine.CallFilter;
import dev.spoor.machine.linux.Abi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallSelectionTest {
  private static final long READ = 0;
  private static final long OPEN = 2;
  private static final long CLOSE = 3;
  private static final long CLOSE_I386 = 6;
  private static final long SOCKET = 41;
  private static final long UNKNOWN = 100_000;

  private static boolean selects(String expression, long number) {
    return CallSelection.parse(expression).contains(Abi.X86_64, number);
  }

  @Test
  void connectionsAreSeenWhereEveryCallThatMakesThemIsSelected() {
    assertThat(CallSelection.all().seesConnections()).isTrue();
    assertThat(CallSelection.parse("close,%network").seesConnections()).isTrue();
    assertThat(CallSelection.parse("connect").seesConnections()).isTrue();
    assertThat(CallSelection.parse("connect@64").seesConnections()).isFalse();
    assertThat(CallSelection.parse("close").seesConnections()).isFalse();
    assertThat(CallSelection.parse("!connect").seesConnections()).isFalse();
  }

  @Test
  void aCallThatCarriesOthersIsSelectedItself() {
    assertThat(CallSelection.parse("socketcall").containsCarrier(Abi.I386, 102)).isTrue();
    assertThat(CallSelection.parse("connect").containsCarrier(Abi.I386, 102)).isFalse();
    assertThat(CallSelection.parse("socketcall").containsCarrier(Abi.X86_64, 102)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close        | 3  | true",
        "close        | 0  | false",
        "close,read   | 0  | true",
        "!close       | 3  | false",
        "!close       | 0  | true",
        "!!close      | 3  | true",
        "all          | 3  | true",
        "none         | 3  | false",
        "!all         | 3  | false",
        "!none        | 3  | true",
        "all,close    | 0  | true",
        "3            | 3  | true",
        "%file        | 2  | true",
        "%file        | 3  | false",
        "file         | 2  | true",
        "%desc        | 3  | true",
        "%network     | 41 | true",
        "%net         | 41 | true",
        "%memory      | 9  | true",
        "%process     | 57 | true",
        "%signal      | 13 | true",
        "%%stat       | 5  | true",
        "/^clo        | 3  | true",
        "/^clo        | 0  | false",
        "?nothing,close | 3 | true",
        "?nothing     | 3  | false",
      })
  void ofX8664(String expression, long number, boolean selected) {
    assertThat(selects(expression, number)).isEqualTo(selected);
  }

  @Test
  void aNameMeansTheCallOfEachAbi() {
    var calls = CallSelection.parse("close");

    assertThat(calls.contains(Abi.X86_64, CLOSE)).isTrue();
    assertThat(calls.contains(Abi.I386, CLOSE_I386)).isTrue();
    assertThat(calls.contains(Abi.I386, CLOSE)).isFalse();
    assertThat(calls.contains(Abi.X32, CLOSE | Abi.X32_SYSCALL_BIT)).isTrue();
  }

  @Test
  void aScopeMeansOneAbi() {
    var calls = CallSelection.parse("close@32");

    assertThat(calls.contains(Abi.X86_64, CLOSE)).isFalse();
    assertThat(calls.contains(Abi.I386, CLOSE_I386)).isTrue();
  }

  @Test
  void callsWithoutANameAreInNoSetButInItsOpposite() {
    assertThat(selects("close", UNKNOWN)).isFalse();
    assertThat(selects("!close", UNKNOWN)).isTrue();
    assertThat(selects("all", UNKNOWN)).isTrue();
    assertThat(selects("!close", -1)).isTrue();
    assertThat(selects("close", Long.MIN_VALUE)).isFalse();
  }

  @Test
  void emptyWordsArePassedOver() {
    assertThat(selects(",open,,close,", OPEN)).isTrue();
    assertThat(selects("!,open", OPEN)).isFalse();
  }

  @Test
  void namesOfASet() {
    assertThat(CallSelection.parse("%lstat").names()).contains("lstat").doesNotContain("stat");
    assertThat(CallSelection.all().contains(Abi.X86_64, SOCKET)).isTrue();
    assertThat(selects("!open", READ)).isTrue();
    assertThat(selects("!open", OPEN)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "foo", ",", "%foo", "!", "close,!read", "99999", "none,close"})
  void whatNoAbiHasIsRefused(String expression) {
    assertThatThrownBy(() -> CallSelection.parse(expression))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("invalid system call '");
  }

  @Test
  void brokenPatternsAndScopesAreRefused() {
    assertThatThrownBy(() -> CallSelection.parse("/["))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("regcomp: \\[: [A-Z].*");
    assertThatThrownBy(() -> CallSelection.parse("close@16"))
        .hasMessage("incorrect personality designator '16' in qualification 'close@16'");
  }

  /// The filter's own program is compared with the filter in `engine`.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "all",
        "none",
        "!all",
        "openat,execve",
        "!openat,execve",
        "%file",
        "!%file",
        "%process,close@32",
        "/^(clone|f)",
        "read@x32",
        "!write@64",
        "all@32",
        "7"
      })
  void aFilterWantsWhatIsSelectedOfAllNumbersThereAre(String expression) {
    var selection = CallSelection.parse(expression);
    var filter = CallFilter.of(selection::contains);

    for (var abi : new Abi[] {Abi.X86_64, Abi.I386, Abi.X32}) {
      var base = abi == Abi.X32 ? Abi.X32_SYSCALL_BIT : 0;
      for (var number = -3L; number < 70_000; number++) {
        assertThat(filter.wants(abi, base + number))
            .as("%s %d", abi, number)
            .isEqualTo(selection.contains(abi, base + number));
      }
      assertThat(filter.wants(abi, Integer.MAX_VALUE & ~Abi.X32_SYSCALL_BIT))
          .isEqualTo(selection.contains(abi, Integer.MAX_VALUE & ~Abi.X32_SYSCALL_BIT));
    }
    assertThat(filter.wantsAll()).isEqualTo(selection.isAll());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // expression | call | first argument | whether it is shown
        "accept       | 102 | 5       | true",
        "accept       | 102 | 3       | false",
        "recv         | 102 | 10      | true",
        "!accept      | 102 | 5       | false",
        "%network     | 102 | 3       | true",
        "socketcall   | 102 | 5       | false",
        "socketcall   | 102 | 77      | true",
        "accept@64    | 102 | 5       | false",
        "/^sem        | 117 | 2       | true",
        "semget       | 117 | 0x10002 | true",
        "semget       | 117 | 13      | false",
        "%ipc         | 117 | 13      | true",
      })
  void whatSocketcallAndIpcCarryIsSelectedByItsOwnName(
      String expression, long number, String first, boolean shown) {
    var selection = CallSelection.parse(expression);

    assertThat(selection.contains(Abi.I386, number, Long.decode(first))).isEqualTo(shown);
  }

  @Test
  void aCallThatMayCarryASelectedOneIsStoppedAt() {
    assertThat(CallSelection.parse("accept").contains(Abi.I386, 102)).isTrue();
    assertThat(CallSelection.parse("accept").contains(Abi.I386, 117)).isFalse();
    assertThat(CallSelection.parse("accept").contains(Abi.X86_64, 102)).isFalse();
    assertThat(CallSelection.parse("accept").names()).doesNotContain("socketcall");
  }
}
