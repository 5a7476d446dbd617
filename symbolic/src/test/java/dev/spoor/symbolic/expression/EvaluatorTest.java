package dev.spoor.symbolic.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.Memory;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.expression.Expression;
import dev.spoor.objects.dwarf.expression.ExpressionFormat;
import dev.spoor.testkit.ByteMemory;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluatorTest {
  private static final ValueType INT = new ValueType(ValueType.Kind.SIGNED, 4);
  private static final ValueType UNSIGNED = new ValueType(ValueType.Kind.UNSIGNED, 4);
  private static final ValueType DOUBLE = new ValueType(ValueType.Kind.FLOAT, 8);

  /// Registers 0 to 15 hold 100 times their number, the others nothing; 16 bytes from 0x1000 on
  /// count from 0x10 up.
  private record Context(int addressBytes) implements EvaluationContext {
    @Override
    public Memory memory() {
      var bytes = new byte[16];
      for (var i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (0x10 + i);
      }
      return ByteMemory.of(0x1000, bytes);
    }

    @Override
    public OptionalLong register(int number) {
      return number >= 0 && number < 16 ? OptionalLong.of(100L * number) : OptionalLong.empty();
    }

    @Override
    public long relocated(long fileAddress) {
      return fileAddress + 0x5000;
    }

    @Override
    public OptionalLong frameBase() {
      return OptionalLong.of(0x2000);
    }

    @Override
    public OptionalLong canonicalFrameAddress() {
      return OptionalLong.of(0x3000);
    }

    @Override
    public ThreadLocalPlace threadLocal(long offset) {
      return new ThreadLocalPlace.At(0x7000 + offset);
    }

    @Override
    public OptionalLong entryValue(Expression expression) {
      return expression.toString().equals("DW_OP_reg5")
          ? OptionalLong.of(55)
          : OptionalLong.empty();
    }

    @Override
    public OptionalLong indexed(long index) {
      return index == 3 ? OptionalLong.of(0x33) : OptionalLong.empty();
    }

    @Override
    public Optional<Expression> procedure(long die, boolean isInUnit) {
      return switch ((int) die) {
        case 1 -> Optional.of(read("23 05"));
        case 2 -> Optional.of(read("98 0200"));
        default -> Optional.empty();
      };
    }

    @Override
    public Optional<ValueType> type(long die) {
      return switch ((int) die) {
        case 1 -> Optional.of(INT);
        case 2 -> Optional.of(UNSIGNED);
        case 3 -> Optional.of(DOUBLE);
        default -> Optional.empty();
      };
    }
  }

  private static Expression read(String hex) {
    return Expression.read(
        ByteString.of(HexFormat.of().parseHex(hex.replace(" ", ""))),
        ByteOrder.LITTLE_ENDIAN,
        ExpressionFormat.of(8));
  }

  private static Location locate(String hex) {
    return new Evaluator(new Context(8)).locate(read(hex));
  }

  private static Location memory(long address) {
    return new Location.InMemory(Address.of(address));
  }

  @ParameterizedTest
  @CsvSource({
    "0300100000000000 00,     0x6000", // addr, relocated
    "7208,                    208", // breg2 8
    "9202 7f,                 199", // bregx 2 -1
    "9170,                    0x1ff0", // fbreg -16
    "9c,                      0x3000",
    "0a0010 06,               0x1716151413121110",
    "0a0010 9402,             0x1110",
    "0a0010 9403,             0x121110",
    "38 9b,                   0x7008", // lit8; form_tls_address
    "38 e0,                   0x7008",
    "a301 55,                 55", // entry_value(reg5)
    "f301 55,                 55",
    "a103,                    0x5033", // addrx
    "a203,                    0x33", // constx
    "35 980100,               10", // lit5; call2 1
  })
  void addressesAreThose(String hex, String expected) {
    assertThat(locate(hex)).isEqualTo(memory(Long.decode(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "35 33 22,          8", // plus
    "35 33 1c,          2", // minus
    "33 35 1c 19,       2", // abs
    "35 33 1e,          15", // mul
    "09f9 32 1b,        -3", // div, signed: -7 / 2
    "37 35 1d,          2", // mod
    "35 1f,             -5", // neg
    "35 20,             -6", // not
    "3c 3a 1a,          8", // and
    "3c 3a 21,          14", // or
    "3c 3a 27,          6", // xor
    "35 23 0a,          15", // plus_uconst
    "31 34 24,          16", // shl
    "31 0840 24,        0", // shl by 64
    "09f0 3c 25,        0x000fffffffffffff", // shr by 12
    "09f0 32 26,        -4", // shra
    "09f0 0840 26,      -1", // shra by 64
    "35 12 22,          10", // dup
    "35 33 13,          5", // drop
    "35 33 14 22 22,    13", // over
    "35 33 37 1502,     5", // pick 2
    "35 33 16 1c,       -2", // swap
    "31 32 33 17 1c 1c, 4", // rot: 3 1 2; 3 - (1 - 2)
    "31 32 2d,          1", // lt
    "09ff 31 2d,        1", // signed
    "31 32 2b,          0", // gt
    "32 32 2a,          1", // ge
    "32 32 2c,          1", // le
    "32 32 29,          1", // eq
    "32 32 2e,          0", // ne
    "31 280100 4f 35,   5", // bra over lit31
    "35 2f0100 4f,      5", // skip over lit31
    "96 35 96,          5", // nop
  })
  void valuesAreThose(String hex, String expected) {
    assertThat(new Evaluator(new Context(8)).compute(read(hex)).orElseThrow())
        .isEqualTo(Long.decode(expected));
  }

  @Test
  void whatIsPushedFirstIsThere() {
    assertThat(new Evaluator(new Context(8)).compute(read("23 08"), 0x4000)).hasValue(0x4008);
  }

  @Test
  void numbersAreAsWideAsAnAddress() {
    var of32 = new Evaluator(new Context(4));

    assertThat(of32.compute(read("30 31 1c"))).hasValue(0xffff_ffffL);
    assertThat(of32.compute(read("30 31 1c 31 22"))).hasValue(0);
    assertThat(of32.compute(read("30 31 1c 0820 26"))).hasValue(0xffff_ffffL);
    assertThat(of32.compute(read("30 31 1c 30 2d"))).hasValue(1);
  }

  @Test
  void whatIsInNoMemoryIsSaidToBeSo() {
    assertThat(locate("")).isEqualTo(new Location.OptimizedOut());
    assertThat(locate("53")).isEqualTo(new Location.InRegister(3));
    assertThat(locate("90 21")).isEqualTo(new Location.InRegister(33));
    assertThat(locate("35 9f")).isEqualTo(new Location.IsValue(5, ValueType.generic(8)));
    assertThat(locate("9e 02 0102"))
        .isEqualTo(new Location.IsBytes(ByteString.of(new byte[] {1, 2})));
    assertThat(locate("a0 40000000 7e")).isEqualTo(new Location.ImplicitPointer(0x40, -2));
    assertThat(locate("53 f0")).isEqualTo(new Location.InRegister(3));
  }

  @Test
  void piecesAreJoined() {
    // reg3 4 bytes; nothing 4 bytes; address 0x2000 8 bytes; value 3 bits from bit 1 on
    assertThat(locate("53 9304 9304 9100 9308 35 9f 9d0301"))
        .isEqualTo(
            new Location.InPieces(
                List.of(
                    new Location.Piece(32, 0, new Location.InRegister(3)),
                    new Location.Piece(32, 0, new Location.OptimizedOut()),
                    new Location.Piece(64, 0, memory(0x2000)),
                    new Location.Piece(3, 1, new Location.IsValue(5, ValueType.generic(8))))));
  }

  @Test
  void typedValuesAreComputedInTheirType() {
    // const_type 1 (int) -8 / 2
    assertThat(locate("a40104f8ffffff a4010402000000 1b 9f"))
        .isEqualTo(new Location.IsValue(0xffff_fffcL, INT));
    // the same unsigned
    assertThat(locate("a40204f8ffffff a4020402000000 1b 9f"))
        .isEqualTo(new Location.IsValue(0x7fff_fffcL, UNSIGNED));
    // register 5 as an int, made a double, added to itself, made an int
    assertThat(locate("a50501 a803 12 22 a801 9f")).isEqualTo(new Location.IsValue(1000, INT));
    // a double's bits as an address
    assertThat(locate("a50501 a803 a900 9f"))
        .isEqualTo(new Location.IsValue(Double.doubleToRawLongBits(500), ValueType.generic(8)));
    // memory as an int
    assertThat(locate("0a0010 a60401 9f")).isEqualTo(new Location.IsValue(0x13121110, INT));
  }

  @Test
  void whatCallersDoNotSayIsOptimizedOut() {
    assertThat(locate("a30150")).isEqualTo(new Location.OptimizedOut());
  }

  @ParameterizedTest
  @CsvSource({
    "7f00,               register 15 is known",
    "8000,               register 16 is not known",
    "35 30 1b,           the expression computes what has no result",
    "22,                 the expression's stack is too small or too large",
    "12 2ffcff,          the expression's stack is too small or too large",
    "35 12 2ffcff,       the expression's stack is too small or too large",
    "2ffdff,             the expression does not end",
    "2f0100,             the expression branches to where no operation begins",
    "980200,             the expression calls itself",
    "980300,             an expression that is called is not known",
    "0a0020 06,          no memory can be read at 0x2000",
    "35 9409,            a value of 9 bytes",
    "97,                 the object's address is not known",
    "a50509,             a type that cannot be computed with",
    "a50501 31 22,       operands of two types",
    "ee,                 operator 0xee is not known",
    "18,                 there is one address space",
    "a104,               there is no address 4",
  })
  void whatCannotBeSaidIsSaidToBeSo(String hex, String reason) {
    var location = locate(hex);
    if (reason.equals("register 15 is known")) {
      assertThat(location).isEqualTo(memory(1500));
    } else {
      assertThat(location).isEqualTo(new Location.Unavailable(reason));
    }
  }

  @Test
  void aRegisterIsNoValue() {
    assertThat(new Evaluator(new Context(8)).compute(read("53"))).isEmpty();
    assertThat(new Evaluator(new Context(8)).compute(read(""))).isEmpty();
  }

  @Test
  void randomExpressionsComeToAnEnd() {
    var random = new Random(11);
    var found = 0;
    for (var round = 0; round < 20_000; round++) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      try {
        var expression =
            Expression.read(ByteString.of(bytes), ByteOrder.LITTLE_ENDIAN, ExpressionFormat.of(8));
        found +=
            new Evaluator(new Context(8)).locate(expression) instanceof Location.Unavailable
                ? 0
                : 1;
      } catch (MalformedObjectException located) {
        assertThat(located.offset()).isBetween(0L, 40L);
      }
    }
    assertThat(found).isPositive();
  }
}
