package dev.spoor.trace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.SummaryKey;
import dev.spoor.trace.options.SummaryOptions.Column;
import dev.spoor.trace.options.SummaryOptions.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedTalliesTest {
  private static final List<SummaryKey> KINDS = List.of(SummaryKey.PID, SummaryKey.PATH);

  private static KeyedTallies.Part[] parts(int pid, String path) {
    return new KeyedTallies.Part[] {
      new KeyedTallies.Part(ByteString.of(Integer.toString(pid)), pid),
      new KeyedTallies.Part(ByteString.of(path), 0)
    };
  }

  private static final KeyedTallies.Notes NAMES =
      (kind, key) -> kind == SummaryKey.PID ? ByteString.of("p" + key) : ByteString.EMPTY;

  private static KeyedTallies some(int room) {
    var tallies = new KeyedTallies(KINDS, room);
    tallies.of(parts(20, "/b")).add(true, 1_000);
    tallies.of(parts(20, "/a\33[31m\\")).add(false, 3_000_000);
    tallies.of(parts(9, "")).add(false, 1_000_000);
    tallies.of(parts(20, "/b")).add(false, 2_000);
    return tallies;
  }

  @Test
  void keysWithinKeysHaveTheirSums() {
    var rows = new RowOrder(Order.CALLS).of(some(100).rows(NAMES));

    assertThat(rows.getFirst().tally().calls()).isEqualTo(3);
    assertThat(rows.getFirst().tally().errors()).isEqualTo(1);
    assertThat(rows.getFirst().tally().totalNanos()).isEqualTo(3_003_000);
    assertThat(rows.getFirst().below()).hasSize(2);
  }

  @Test
  void theTableShowsThemIndentedAndHarmless() {
    var rows = new RowOrder(Order.TIME).of(some(100).rows(NAMES));
    var columns = List.of(Column.CALLS, Column.ERRORS, Column.P50, Column.P99, Column.NAME);

    assertThat(new StatisticsTable(rows, new Tally(true), columns).text(KINDS))
        .isEqualTo(
            """
                calls    errors    p50    p99 pid / path
            --------- --------- ------ ------ ----------------
                    3         1 2.02us 3.00ms 20 p20
                    1           3.00ms 3.00ms   /a\\033[31m\\\\
                    2         1 1.01us 2.00us   /b
                    1           1.00ms 1.00ms 9 p9
                    1           1.00ms 1.00ms   (none)
            --------- --------- ------ ------ ----------------
                    4         1 2.02us 3.00ms total
            """);
  }

  @Test
  void numbersAreSortedAsNumbers() {
    var rows = new RowOrder(Order.NAME).of(some(100).rows(NAMES));

    assertThat(rows.stream().map(Row::label)).containsExactly("9 p9", "20 p20");
    assertThat(rows.getLast().below().stream().map(Row::label))
        .containsExactly("/a\\033[31m\\\\", "/b");
  }

  @Test
  void whatThereIsNoRoomForIsCountedTogether() {
    var tallies = some(3);

    var rows = new RowOrder(Order.TIME).of(tallies.rows(NAMES));

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().tally().calls()).isEqualTo(3);
    assertThat(tallies.others().calls()).isEqualTo(1);
    var text = new StatisticsTable(rows, tallies.others(), List.of(Column.CALLS, Column.NAME));
    assertThat(text.text(KINDS)).contains("        1 (others)\n").endsWith("        4 total\n");
  }

  @Test
  void jsonHasAnObjectForEachRowThatIsNotDivided() {
    var tallies = some(3);
    var rows = new RowOrder(Order.TIME).of(tallies.rows(NAMES));

    assertThat(new StatisticsJson("cpu", true).text(rows, tallies.others()).lines())
        .containsExactly(
            "{\"type\":\"statistics\",\"by\":{\"pid\":20,\"pid_comm\":\"p20\","
                + "\"path\":\"/a\\u001b[31m\\\\\"},\"clock\":\"cpu\",\"calls\":1,\"errors\":0,"
                + "\"total\":0.003000000,\"min\":0.003000000,\"mean\":0.003000000,"
                + "\"max\":0.003000000,\"p50\":0.003000000,\"p90\":0.003000000,\"p99\":0.003000000,"
                + "\"histogram\":[{\"from\":0.002097152,\"below\":0.004194304,\"count\":1}]}",
            "{\"type\":\"statistics\",\"by\":{\"pid\":20,\"pid_comm\":\"p20\",\"path\":\"/b\"},"
                + "\"clock\":\"cpu\",\"calls\":2,\"errors\":1,\"total\":0.000003000,"
                + "\"min\":0.000001000,\"mean\":0.000001500,\"max\":0.000002000,"
                + "\"p50\":0.000001008,\"p90\":0.000002000,\"p99\":0.000002000,"
                + "\"histogram\":[{\"from\":0.000000512,\"below\":0.000001024,\"count\":1},"
                + "{\"from\":0.000001024,\"below\":0.000002048,\"count\":1}]}",
            "{\"type\":\"statistics\",\"others\":true,\"clock\":\"cpu\",\"calls\":1,\"errors\":0,"
                + "\"total\":0.001000000,\"min\":0.001000000,\"mean\":0.001000000,"
                + "\"max\":0.001000000,\"p50\":0.001000000,\"p90\":0.001000000,\"p99\":0.001000000,"
                + "\"histogram\":[{\"from\":0.000524288,\"below\":0.001048576,\"count\":1}]}");
  }

  @Test
  void histogramsHaveALineAPowerOfTwo() {
    var tally = new Tally(true);
    tally.add(false, 0);
    for (var i = 0; i < 4; i++) {
      tally.add(false, 5);
    }
    tally.add(false, 1_500);
    var row =
        new Row(SummaryKey.CALL, ByteString.of("close"), ByteString.EMPTY, 3, tally, List.of());

    var text = new HistogramText("nanoseconds").text(List.of(row), new Tally(true));

    assertThat(text)
        .startsWith(
            """

            close: nanoseconds
            [0, 1)                  1 |@@@@@@@@@@                              |
            [1, 2)                  0 |                                        |
            [2, 4)                  0 |                                        |
            [4, 8)                  4 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
            [8, 16)                 0 |                                        |
            """)
        .endsWith("[1K, 2K)                1 |@@@@@@@@@@                              |\n");
  }
}
