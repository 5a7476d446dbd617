package dev.spoor.machine.x86_64.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTest {
  static Optional<Instruction> read(String hex, CodeSize size) {
    return Instruction.read(HexFormat.of().parseHex(hex.replace(" ", "")), 0, size);
  }

  private static Instruction read64(String hex) {
    return read(hex, CodeSize.BITS_64).orElseThrow();
  }

  /// All bytes belong to the instruction, and one less is none.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "55",
        "4157",
        "f30f1efa",
        "4883ec08",
        "4881ec88000000",
        "48b80102030405060708",
        "66b80102",
        "c8100002",
        "668984c800010203",
        "662e0f1f840000000000",
        "48a10102030405060708",
        "f60501020304ff",
        "66f70501020304ffff",
        "f71501020304",
        "c5f877",
        "c5f9700a0f",
        "c4e37d190501020304ff",
        "62f1fd486f0501020304",
        "62f27d48584001",
        "660f3a0ff107",
        "f20f3800c1",
        "6666 48e801020304",
      })
  void anInstructionOf64BitCodeIsAsLongAsItIs(String hex) {
    var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(read(hex + "9090", CodeSize.BITS_64))
        .map(Instruction::length)
        .hasValue(bytes.length);
    for (var cut = 0; cut < bytes.length; cut++) {
      assertThat(Instruction.read(java.util.Arrays.copyOf(bytes, cut), 0, CodeSize.BITS_64))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40",
        "06",
        "9a010203040506",
        "ea010203040506",
        "62 08",
        "c408",
        "a101020304",
        "6766a10102",
        "678b4601",
        "678b0e0102",
        "66e90102",
        "d40a"
      })
  void anInstructionOf32BitCodeIsAsLongAsItIs(String hex) {
    var length = hex.replace(" ", "").length() / 2;

    assertThat(read(hex + "9090", CodeSize.BITS_32)).map(Instruction::length).hasValue(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "06",
        "9a010203040506",
        "d6",
        "0f04",
        "ff38",
        "fe10",
        "66e901020304",
        "66c5f877",
        "62f178"
      })
  void whatIsNoneOf64BitCodeIsEmpty(String hex) {
    assertThat(read(hex + "00000000000000", CodeSize.BITS_64)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "e801020304, CALL_RELATIVE",
    "ffd0, CALL_INDIRECT",
    "ff18, CALL_FAR",
    "c3, RETURN",
    "f3c3, RETURN",
    "c20800, RETURN",
    "cb, RETURN_FAR",
    "48cf, RETURN_FAR",
    "eb00, JUMP_RELATIVE",
    "3effe0, JUMP_INDIRECT",
    "ff28, JUMP_FAR",
    "7500, BRANCH",
    "0f8500000000, BRANCH",
    "e2fe, LOOP",
    "67e3fe, LOOP",
    "0f05, SYSCALL",
    "0f34, SYSENTER",
    "cd80, INTERRUPT",
    "cc, BREAKPOINT",
    "9c, PUSH_FLAGS",
    "9d, POP_FLAGS",
    "f348a5, REPEATED_STRING",
    "48a5, OTHER",
    "8ed0, STACK_SEGMENT",
    "8ed8, OTHER",
    "c7f800000000, TRANSACTION",
    "c4e27918c0, OTHER",
  })
  void theKindIsKnown(String hex, InstructionKind kind) {
    assertThat(read64(hex).kind()).isEqualTo(kind);
  }

  @Test
  void partsAreWhereTheyAre() {
    var instruction = read64("66 4c 81 bc 88 01020304 05060708");

    assertThat(instruction.prefixes().set()).isEqualTo(Prefixes.OPERAND_SIZE);
    assertThat(instruction.prefixes().rex()).isEqualTo(12);
    assertThat(instruction.opcode()).isEqualTo(new Instruction.Opcode(OpcodeMap.ONE_BYTE, 0x81, 2));
    assertThat(instruction.modrm()).isEqualTo(new Instruction.Place(3, 2));
    assertThat(instruction.displacement()).isEqualTo(new Instruction.Place(5, 4));
    assertThat(instruction.immediate()).isEqualTo(new Instruction.Place(9, 4));
    assertThat(instruction.displacementValue()).isEqualTo(0x0403_0201);
    assertThat(instruction.immediateValue()).isEqualTo(0x0807_0605);
  }

  @Test
  void anOperandRelativeToTheProgramCounterIsToldFromAnAbsoluteOne() {
    assertThat(read64("8b0501020304").isRipRelative()).isTrue();
    assertThat(read64("8b042501020304").isRipRelative()).isFalse();
    assertThat(read("8b0501020304", CodeSize.BITS_32).orElseThrow().isRipRelative()).isFalse();
  }

  @Test
  void rexCountsOnlyRightBeforeTheOpcode() {
    assertThat(read64("48 66 b8 0102").length()).isEqualTo(5);
    assertThat(read64("48 66 b8 0102").prefixes().isWide()).isFalse();
  }

  @Test
  void branchesKnowWhereTheyGo() {
    assertThat(read64("ebfe").target(0x1000)).hasValue(0x1000);
    assertThat(read64("e8fbffffff").target(0x1000)).hasValue(0x1000);
    assertThat(read("e9 00000080", CodeSize.BITS_32).orElseThrow().target(0x1000))
        .hasValue(0x8000_1005L);
    assertThat(read64("c3").target(0x1000)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CodeSize.class)
  void anyBytesAreReadWithoutHarm(CodeSize size) {
    var random = new Random(15);
    for (var i = 0; i < 300_000; i++) {
      var code = new byte[random.nextInt(20)];
      random.nextBytes(code);
      var at = random.nextInt(code.length + 1);
      var read = Instruction.read(code, at, size);
      read.ifPresent(
          each -> assertThat(each.length()).isBetween(1, Math.min(15, code.length - at)));
    }
  }

  @Test
  void moreThan15BytesAreNoInstruction() {
    assertThat(read("66".repeat(14) + "90", CodeSize.BITS_64)).isPresent();
    assertThat(read("66".repeat(15) + "90", CodeSize.BITS_64)).isEmpty();
  }
}
