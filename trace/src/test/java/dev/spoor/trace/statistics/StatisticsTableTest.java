package dev.spoor.trace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.SummaryKey;
import dev.spoor.trace.options.SummaryOptions.Column;
import dev.spoor.trace.options.SummaryOptions.Order;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTableTest {
  private static Row count(long number, String name, long errors, long... nanos) {
    var tally = new Tally(true);
    for (var i = 0; i < nanos.length; i++) {
      tally.add(i < errors, nanos[i]);
    }
    return new Row(
        SummaryKey.CALL, ByteString.of(name), ByteString.EMPTY, number, tally, List.of());
  }

  private static String text(List<Row> rows, Order order, List<Column> columns) {
    return new StatisticsTable(new RowOrder(order).of(rows), new Tally(true), columns)
        .text(List.of(SummaryKey.CALL));
  }

  @Test
  void theFormIsThatOfStrace() {
    var counts =
        List.of(
            count(3, "close", 0, 1_000, 2_000), count(257, "openat", 1, 6_000, 1_000, 2_000_000));

    assertThat(text(counts, Order.TIME, Column.DEFAULT))
        .isEqualTo(
            """
            % time     seconds  usecs/call     calls    errors syscall
            ------ ----------- ----------- --------- --------- ----------------
             99.85    0.002007         669         3         1 openat
              0.15    0.000003           1         2           close
            ------ ----------- ----------- --------- --------- ----------------
            100.00    0.002010         402         5         1 total
            """);
  }

  @Test
  void withoutAnyTimeTheTotalIsStillAHundred() {
    assertThat(text(List.of(count(3, "close", 0, 0)), Order.TIME, Column.DEFAULT))
        .contains("\n  0.00    0.000000           0         1           close\n")
        .endsWith("100.00    0.000000           0         1           total\n");
  }

  @ParameterizedTest
  @CsvSource({
    "TIME, b a c",
    "CALLS, a c b",
    "ERRORS, c b a",
    "NAME, a b c",
    "MAX_TIME, b c a",
    "MIN_TIME, b c a",
    "AVERAGE_TIME, b c a",
    "NOTHING, c b a"
  })
  void rowsAreSorted(Order order, String expected) {
    var counts =
        List.of(count(9, "a", 0, 10, 10, 10, 10), count(8, "b", 0, 300), count(7, "c", 1, 20));

    var names = new StringBuilder();
    for (var line : text(counts, order, Column.DEFAULT).split("\n")) {
      var name = line.substring(line.lastIndexOf(' ') + 1);
      if (name.length() == 1) {
        names.append(names.isEmpty() ? "" : " ").append(name);
      }
    }

    assertThat(names).hasToString(expected);
  }

  @Test
  void columnsAreThoseThatAreAskedForInTheirOrder() {
    var counts =
        List.of(
            count(3, "close", 0, 1_000, 2_000), count(257, "openat", 1, 6_000, 1_000, 2_000_000));
    var columns = List.of(Column.MAX_TIME, Column.NAME, Column.MIN_TIME, Column.ERRORS);

    assertThat(text(counts, Order.NAME, columns))
        .isEqualTo(
            """
             longest syscall          shortest    errors
            -------- ---------------- -------- ---------
            0.000002 close            0.000001 \s\s\s\s\s\s\s\s\s
            0.002000 openat           0.000001         1
            -------- ---------------- -------- ---------
            0.002000 total            0.000001         1
            """);
  }
}
