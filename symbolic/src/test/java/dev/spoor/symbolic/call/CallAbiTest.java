package dev.spoor.symbolic.call;

import static dev.spoor.symbolic.call.Passing.Kind.GENERAL;
import static dev.spoor.symbolic.call.Passing.Kind.STACKED;
import static dev.spoor.symbolic.call.Passing.Kind.STACKED_UP;
import static dev.spoor.symbolic.call.Passing.Kind.VECTOR;
import static dev.spoor.symbolic.call.Passing.Kind.VECTOR_UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.Dimension;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CallAbiTest {
  private static Type base(String name, int bytes, BaseEncoding encoding) {
    return new BaseType(name, bytes, encoding, ByteOrder.LITTLE_ENDIAN, OptionalInt.empty());
  }

  private static Passing in(Passing.Kind... pieces) {
    return new Passing.InRegisters(List.of(pieces));
  }

  @Test
  void numbersAreInTheRegistersOfTheirKind() {
    assertThat(CallAbi.result(base("int", 4, BaseEncoding.SIGNED))).isEqualTo(in(GENERAL));
    assertThat(CallAbi.result(base("__int128", 16, BaseEncoding.SIGNED)))
        .isEqualTo(in(GENERAL, GENERAL));
    assertThat(CallAbi.result(base("float", 4, BaseEncoding.FLOAT))).isEqualTo(in(VECTOR));
    assertThat(CallAbi.result(base("_Float128", 16, BaseEncoding.FLOAT)))
        .isEqualTo(in(VECTOR, VECTOR_UP));
  }

  @Test
  void complexNumbersHaveARegisterForEachPart() {
    assertThat(CallAbi.result(base("complex float", 8, BaseEncoding.COMPLEX_FLOAT)))
        .isEqualTo(in(VECTOR));
    assertThat(CallAbi.result(base("complex double", 16, BaseEncoding.COMPLEX_FLOAT)))
        .isEqualTo(in(VECTOR, VECTOR));
    assertThat(CallAbi.result(base("complex long double", 32, BaseEncoding.COMPLEX_FLOAT)))
        .isEqualTo(in(STACKED, STACKED_UP, STACKED, STACKED_UP));
  }

  @Test
  void aLongDoubleIsReturnedInARegisterAndPassedInMemory() {
    var type = base("long double", 16, BaseEncoding.FLOAT);

    assertThat(CallAbi.result(type)).isEqualTo(in(STACKED, STACKED_UP));
    assertThat(CallAbi.argument(type)).isEqualTo(new Passing.InMemory());
  }

  @Test
  void aVectorIsInOneRegister() {
    var element = TypeReference.to(base("float", 4, BaseEncoding.FLOAT));
    var vector = new ArrayType(element, List.of(Dimension.of(8)), OptionalLong.empty(), true);

    assertThat(CallAbi.result(vector)).isEqualTo(in(VECTOR, VECTOR_UP, VECTOR_UP, VECTOR_UP));
  }

  @Test
  void programsOf32BitsReturnNumbersOnTheFloatingPointStack() {
    assertThat(CallAbi.resultOf32(base("float", 4, BaseEncoding.FLOAT))).isEqualTo(in(STACKED));
    assertThat(CallAbi.resultOf32(base("long long", 8, BaseEncoding.SIGNED)))
        .isEqualTo(in(GENERAL, GENERAL));
    assertThat(CallAbi.resultOf32(base("complex double", 16, BaseEncoding.COMPLEX_FLOAT)))
        .isEqualTo(new Passing.InMemory());
  }
}
