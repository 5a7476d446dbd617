package dev.spoor.symbolic.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.symbolic.type.BaseType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is computed with floating-point numbers is what the CPU computes, which Java uses.
class RealTest {
  private static final BaseTypes TYPES =
      new BaseTypes(8, ByteOrder.LITTLE_ENDIAN, SourceLanguage.C);
  private static final FloatFormat DOUBLE = format(TYPES.floating(8));
  private static final FloatFormat FLOAT = format(TYPES.floating(4));

  private static FloatFormat format(BaseType type) {
    return FloatFormat.of(type).orElseThrow();
  }

  private static Real of(double value) {
    return DOUBLE.decode(unsigned(Double.doubleToRawLongBits(value)));
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private static double back(Real value) {
    return Double.longBitsToDouble(DOUBLE.encode(value).longValue());
  }

  private static double any(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> random.nextInt(5) - 2;
      case 2 -> Double.MIN_VALUE * random.nextInt(1000);
      case 3 -> Double.MAX_VALUE / (1 + random.nextInt(3));
      case 4 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : -0.0;
      default -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
    };
  }

  @Test
  void operatorsRoundAsTheyShould() {
    var random = new Random(7);
    for (var i = 0; i < 20_000; i++) {
      var left = any(random);
      var right = any(random);
      var what = left + " and " + right;

      assertThat(back(of(left).plus(of(right)))).as(what).isEqualTo(Double.valueOf(left + right));
      assertThat(back(of(left).plus(of(right).negated())))
          .as(what)
          .isEqualTo(Double.valueOf(left - right));
      assertThat(back(of(left).times(of(right)))).as(what).isEqualTo(Double.valueOf(left * right));
      assertThat(back(of(left).over(of(right)))).as(what).isEqualTo(Double.valueOf(left / right));
      assertThat(of(left).compare(of(right)) == 0).as(what).isEqualTo(left == right);
      assertThat(of(left).compare(of(right)) == -1).as(what).isEqualTo(left < right);
    }
  }

  @Test
  void narrowerFormatsAreRoundedTo() {
    var random = new Random(8);
    for (var i = 0; i < 20_000; i++) {
      var value = any(random);

      var narrow = Float.intBitsToFloat(FLOAT.encode(of(value)).intValue());

      assertThat(narrow).as("%s", value).isEqualTo(Float.valueOf((float) value));
    }
  }

  @Test
  void decimalsAreTheNearestNumber() {
    for (var text :
        new String[] {"0.1", "1e300", "1e-320", "123456789.987654321", "4.9e-324", "0"}) {
      assertThat(back(Real.of(new BigDecimal(text)))).isEqualTo(Double.parseDouble(text));
    }
  }

  @Test
  void integersAreCutTowardsZero() {
    assertThat(of(3.9).truncated()).isEqualTo(3);
    assertThat(of(-3.9).truncated()).isEqualTo(-3);
    assertThat(of(1e20).truncated()).isEqualTo(new BigInteger("100000000000000000000"));
    assertThat(of(Double.NaN).truncated()).isZero();
  }
}
