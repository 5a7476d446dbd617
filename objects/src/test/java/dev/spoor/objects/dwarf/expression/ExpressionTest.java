package dev.spoor.objects.dwarf.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionTest {
  private static Expression read(String hex) {
    return read(HexFormat.of().parseHex(hex), ExpressionFormat.of(8), ByteOrder.LITTLE_ENDIAN);
  }

  private static Expression read(byte[] bytes, ExpressionFormat format, ByteOrder order) {
    return Expression.read(Block.of("expression", MemorySegment.ofArray(bytes), order), format);
  }

  @ParameterizedTest
  @CsvSource({
    "03f0debc9a78563412, DW_OP_addr 1311768467463790320",
    "08ff, DW_OP_const1u 255",
    "09ff, DW_OP_const1s -1",
    "0bfeff, DW_OP_const2s -2",
    "0cffffffff, DW_OP_const4u 4294967295",
    "0dffffffff, DW_OP_const4s -1",
    "10e58e26, DW_OP_constu 624485",
    "119bf159, DW_OP_consts -624485",
    "1505, DW_OP_pick 5",
    "31, DW_OP_lit1",
    "4f, DW_OP_lit31",
    "6f, DW_OP_reg31",
    "7708, DW_OP_breg7 8",
    "8f78, DW_OP_breg31 -8",
    "9030, DW_OP_regx 48",
    "917f, DW_OP_fbreg -1",
    "92307f, DW_OP_bregx 48 -1",
    "9304, DW_OP_piece 4",
    "9d0301, DW_OP_bit_piece 3 1",
    "9e020102, DW_OP_implicit_value [0102]",
    "a0040000007e, DW_OP_implicit_pointer 4 -2",
    "a30155, DW_OP_entry_value [55]",
    "a42a0401020304, DW_OP_const_type 42 [01020304]",
    "a5112a, DW_OP_regval_type 17 42",
    "f30155, DW_OP_GNU_entry_value [55]",
    "fa04000000, DW_OP_GNU_parameter_ref 4",
    "96ee0102, DW_OP_nop; DW_OP_unrecognized 0xee [0102]",
  })
  void operationsAreThose(String hex, String text) {
    assertThat(read(hex).toString()).isEqualTo(text);
  }

  @Test
  void aBranchNamesThePlaceItGoesTo() {
    // lit1; bra +1; nop; lit2
    var expression = read("31280100" + "9632");

    assertThat(expression.operations().get(1).first()).isEqualTo(5);
    assertThat(expression.indexAt(5)).isEqualTo(3);
    assertThat(expression.indexAt(6)).isEqualTo(4);
    assertThat(expression.indexAt(2)).isEqualTo(-1);
    assertThat(expression.indexAt(-1)).isEqualTo(-1);
  }

  @Test
  void widthsAreThoseOfTheFormat() {
    var of32 = new ExpressionFormat(2, 4, 4);
    var of64 = new ExpressionFormat(5, 8, 8);

    assertThat(
            read(new byte[] {3, 0, 0, 0, 1, (byte) 0x9a, 0, 0, 0, 2}, of32, ByteOrder.BIG_ENDIAN)
                .toString())
        .isEqualTo("DW_OP_addr 1; DW_OP_call_ref 2");
    assertThat(
            read(new byte[] {(byte) 0x9a, 0, 0, 0, 0, 0, 0, 0, 2}, of64, ByteOrder.BIG_ENDIAN)
                .toString())
        .isEqualTo("DW_OP_call_ref 2");
  }

  @Test
  void everyOperatorHasItsCodeInTheTable() {
    for (var operator : Operator.values()) {
      if (operator != Operator.UNRECOGNIZED) {
        assertThat(Operator.ofCode(operator.code())).isEqualTo(operator);
      }
    }
    assertThat(Operator.ofCode(0)).isEqualTo(Operator.UNRECOGNIZED);
  }

  @Test
  void anExpressionThatEndsInsideAnOperationIsMalformed() {
    assertThatThrownBy(() -> read("0301")).isInstanceOf(MalformedObjectException.class);
    assertThatThrownBy(() -> read("9e05aa")).isInstanceOf(MalformedObjectException.class);
  }

  @Test
  void anExpressionLongerThanAnyIsMalformed() {
    var long64K = new byte[(1 << 16) + 1];

    assertThatThrownBy(() -> read(long64K, ExpressionFormat.of(8), ByteOrder.LITTLE_ENDIAN))
        .isInstanceOf(MalformedObjectException.class);
  }

  @Test
  void randomBytesAreReadOrMalformed() {
    var random = new Random(5);
    var readable = 0;
    for (var round = 0; round < 20_000; round++) {
      var bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      try {
        var expression = read(bytes, ExpressionFormat.of(8), ByteOrder.LITTLE_ENDIAN);
        assertThat(expression.toString()).isNotNull();
        readable++;
      } catch (MalformedObjectException located) {
        assertThat(located.offset()).isBetween(0L, 24L);
      }
    }
    assertThat(readable).isBetween(1, 19_999);
  }
}
