package dev.spoor.symbolic.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spoor.machine.Address;
import dev.spoor.machine.Memory;
import dev.spoor.symbolic.expression.Location;
import dev.spoor.symbolic.expression.ValueType;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.EnumerationType.Enumerator;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypeReference;
import dev.spoor.symbolic.type.TypedefType;
import dev.spoor.testkit.ByteMemory;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ValuePrinterTest {
  private static final long AT = 0x1000;
  private static final Type INT = base("int", 4, BaseEncoding.SIGNED);
  private static final Type CHAR = base("char", 1, BaseEncoding.SIGNED_CHAR);

  private static Type base(String name, int bytes, BaseEncoding encoding) {
    return new BaseType(name, bytes, encoding, ByteOrder.LITTLE_ENDIAN, OptionalInt.empty());
  }

  private static Surroundings around(Memory memory) {
    return new Surroundings() {
      @Override
      public Memory memory() {
        return memory;
      }

      @Override
      public int addressBytes() {
        return 8;
      }
    };
  }

  private static Value value(Type type, int... bytes) {
    var all = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return Value.at(type, Address.of(AT), around(ByteMemory.of(AT, all)));
  }

  private static Type pointerTo(Type type) {
    return new PointerType(TypeReference.to(type), 8);
  }

  @Test
  void charactersAreNumbersToo() {
    assertThat(value(CHAR, 0xff)).hasToString("-1 '\\377'");
    assertThat(value(base("unsigned char", 1, BaseEncoding.UNSIGNED_CHAR), '\''))
        .hasToString("39 '\\''");
  }

  @Test
  void aTypedefMakesAnIntegerAWideCharacter() {
    var wide = new TypedefType("wchar_t", TypeReference.to(INT));

    assertThat(value(wide, 'w', 0, 0, 0)).hasToString("119 L'w'");
    assertThat(value(INT, 'w', 0, 0, 0)).hasToString("119");
  }

  @Test
  void sixteenBytesAreANumber() {
    var wide = base("__int128", 16, BaseEncoding.SIGNED);

    assertThat(value(wide, 0xfe, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1))
        .hasToString("-2");
  }

  @Test
  void anEncodingThatIsNotKnownIsShownAsBytes() {
    assertThat(value(base("decimal", 3, new BaseEncoding(0x77)), 1, 2, 0xff))
        .hasToString("<bytes: 01 02 ff>");
  }

  @Test
  void bitsOfAnEnumerationAreCombined() {
    var flags =
        new EnumerationType(
            Optional.of("f"),
            true,
            false,
            Optional.empty(),
            1,
            false,
            List.of(new Enumerator("A", 1), new Enumerator("B", 2), new Enumerator("C", 4)));

    assertThat(value(flags, 3)).hasToString("(A | B)");
    assertThat(value(flags, 4)).hasToString("C");
    assertThat(value(flags, 0x41)).hasToString("(A | unknown: 0x40)");
    assertThat(value(flags, 0)).hasToString("0");
  }

  @Test
  void anArraysRepeatsAreCounted() {
    var bytes = new int[60];
    bytes[0] = 7;

    assertThat(value(ArrayType.of(INT, 15), bytes)).hasToString("{7, 0 <repeats 14 times>}");
  }

  @Test
  void anArrayOfMoreElementsThanFitIntoMemoryIsReadOneByOne() {
    var huge = value(ArrayType.of(INT, Long.MAX_VALUE / 8), 1, 0, 0, 0, 2, 0, 0, 0);

    assertThat(huge.toString())
        .startsWith("{1, 2, <error: Cannot access memory at address 0x1008>, ")
        .endsWith("...}");
  }

  @Test
  void aTextThatMemoryEndsInIsShownUpToThere() {
    var pointer = value(pointerTo(CHAR), 0, 0x10, 0, 0, 0, 0, 0, 0);

    assertThat(pointer.toString()).startsWith("0x1000 \"\"");
    assertThat(value(pointerTo(CHAR), 6, 0x10, 0, 0, 0, 0, 0, 'x'))
        .hasToString(
            "0x7800000000001006 <error: Cannot access memory at address 0x7800000000001006>");
  }

  @Test
  void aPointerOnItsOwnHasItsType() {
    var printer = new ValuePrinter(ValueFormat.usual().withPointerTypes(), Presenters.none());

    assertThat(printer.text(value(pointerTo(pointerTo(INT)), 8, 0, 0, 0, 0, 0, 0, 0)))
        .isEqualTo("(int **) 0x8");
  }

  @Test
  void whatIsInPiecesIsPutTogether() {
    var registers =
        (ValueStorage.RegisterBytes)
            number ->
                number == 3 ? Optional.of(new byte[] {5, 0, 0, 0, 9, 9, 9, 9}) : Optional.empty();
    var pieces =
        new Location.InPieces(
            List.of(
                new Location.Piece(32, 0, new Location.InRegister(3)),
                new Location.Piece(32, 0, new Location.OptimizedOut()),
                new Location.Piece(32, 0, new Location.InRegister(4)),
                new Location.Piece(
                    32, 0, new Location.IsValue(7, new ValueType(ValueType.Kind.SIGNED, 4)))));
    var memory = new ByteMemory();

    var storage = new ValueStorage(memory, registers).of(pieces, 16);

    assertThat(Value.of(ArrayType.of(INT, 4), storage, around(memory)))
        .hasToString("{5, <optimized out>, <optimized out>, 7}");
  }

  @Test
  void whatIsNowhereIsSaidOnce() {
    var nowhere =
        new Storage.Held(Contents.absent(40, new Absence.OptimizedOut()), Optional.empty());

    assertThat(Value.of(ArrayType.of(INT, 10), nowhere, around(new ByteMemory())))
        .hasToString("<optimized out>");
  }
}
