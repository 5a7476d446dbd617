package dev.spoor.symbolic.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.symbolic.type.QualifiedType.Qualifier;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TypeNamesTest {
  private static final Type INT =
      new BaseType("int", 4, BaseEncoding.SIGNED, ByteOrder.LITTLE_ENDIAN, OptionalInt.empty());

  private static Type pointer(Type target) {
    return new PointerType(TypeReference.to(target), 8);
  }

  private static Type with(Qualifier qualifier, Type target) {
    return new QualifiedType(qualifier, TypeReference.to(target));
  }

  private static Type function(Type... parameters) {
    return new FunctionType(
        TypeReference.to(INT),
        java.util.Arrays.stream(parameters).map(TypeReference::to).toList(),
        false,
        true);
  }

  @Test
  void whatIsDeclaredStandsInTheMiddle() {
    assertThat(pointer(ArrayType.of(pointer(INT), 3)).name()).isEqualTo("int *(*)[3]");
    assertThat(pointer(function(INT, pointer(INT))).name()).isEqualTo("int (*)(int, int *)");
    assertThat(ArrayType.of(pointer(function()), 2).name()).isEqualTo("int (*[2])(void)");
  }

  @Test
  void qualifiersOfAPointerStandBehindIt() {
    assertThat(pointer(with(Qualifier.CONST, INT)).name()).isEqualTo("const int *");
    assertThat(with(Qualifier.CONST, pointer(INT)).name()).isEqualTo("int * const");
    assertThat(pointer(with(Qualifier.VOLATILE, with(Qualifier.CONST, INT))).name())
        .isEqualTo("const volatile int *");
  }

  @Test
  void anArrayThatIsTooLargeHasNoWidth() {
    var huge = ArrayType.of(ArrayType.of(INT, Long.MAX_VALUE / 2), 16);

    assertThat(huge.sizeBytes()).isEmpty();
  }

  @Test
  void anArrayOfSeveralDimensionsIsOneOfRows() {
    var grid =
        new ArrayType(
            TypeReference.to(INT),
            List.of(Dimension.of(2), Dimension.of(3)),
            OptionalLong.empty(),
            false);

    assertThat(grid.name()).isEqualTo("int [2][3]");
    assertThat(grid.sizeBytes()).hasValue(24);
    assertThat(grid.inner().sizeBytes()).hasValue(12);
  }

  @Test
  void anArrayWhoseLastIndexIsMinusOneHasNoElements() {
    assertThat(new Dimension(new Bound.Known(0), new Bound.Known(-1)).count()).hasValue(0);
    assertThat(new Dimension(new Bound.Known(0), new Bound.Unknown()).count()).isEmpty();
  }
}
