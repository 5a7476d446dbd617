package dev.spoor.objects.dwarf.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.Bytes;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.DwarfSample;
import dev.spoor.objects.dwarf.Encoding;
import dev.spoor.objects.elf.FileAddress;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineProgramTest {
  private static final List<?> DWARF_4 = List.of(new Encoding(4, 4, 8), ByteOrder.LITTLE_ENDIAN);

  private static LineProgram program(List<?> form) {
    return LineProgram.of(DebugInfo.of(DwarfSample.of(form)).units().getFirst()).orElseThrow();
  }

  /// A program of version 4 with `opcodes`, special opcodes from 13 on, lines -3 to 8.
  private static LineProgram program(int minimum, int operations, Bytes opcodes) {
    var header =
        Bytes.little()
            .u8(minimum, operations, 1, -3, 12, 13)
            .u8(0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1)
            .u8(0)
            .text("x.c")
            .uleb(0, 0, 0)
            .u8(0);
    var sections = new HashMap<>(DwarfSample.sections(DWARF_4));
    sections.put(
        ".debug_line",
        Bytes.little().sized(4, Bytes.little().u16(4).u32(header.size()).add(header).add(opcodes)));
    var unit = DebugInfo.of(DwarfSample.of(sections)).units().getFirst();
    return LineProgram.of(unit).orElseThrow();
  }

  private static BitSet file(int number) {
    var numbers = new BitSet();
    numbers.set(number);
    return numbers;
  }

  private static Bytes at(long address) {
    return Bytes.little().u8(0, 9, 2).u64(address);
  }

  private static String text(LineRow row) {
    return row.address()
        + " "
        + row.file()
        + ":"
        + row.line()
        + ":"
        + row.column()
        + (row.isStatement() ? " x" : "")
        + (row.isPrologueEnd() ? " prologue" : "")
        + (row.isEpilogueBegin() ? " epilogue" : "")
        + (row.isBasicBlock() ? " block" : "")
        + (row.discriminator() == 0 ? "" : " d" + row.discriminator())
        + (row.endsSequence() ? " end" : "");
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void rowsOfAllVersions(List<Object> form) {
    var rows = program(form).table().rows();

    assertThat(rows.stream().map(LineProgramTest::text).toList())
        .containsExactly(
            "0x1000 1:6:0 x prologue",
            "0x1010 2:6:9 x d3",
            "0x1030 2:4:9",
            "0x1100 1:10:9 x",
            "0x1180 1:10:9 x end");
  }

  @ParameterizedTest
  @MethodSource("dev.spoor.objects.dwarf.DwarfSample#forms")
  void pathsAreResolved(List<Object> form) {
    var program = program(form);

    assertThat(program.file(1).map(SourceFile::path)).contains("/src/a.cc");
    assertThat(program.file(2).map(SourceFile::path)).contains("/src/lib/b.h");
    assertThat(program.file(3)).isEmpty();
    assertThat(program.file(-1)).isEmpty();
    assertThat(program.file(0).isPresent()).isEqualTo(program.version() == 5);
    assertThat(program.files()).hasSize(program.version() == 5 ? 3 : 2);
  }

  @Test
  void checksumsTimesAndSizesAreKept() {
    var five = program(List.of(new Encoding(5, 4, 8), ByteOrder.LITTLE_ENDIAN));
    var sum = new byte[16];
    IntStream.range(0, 16).forEach(i -> sum[i] = (byte) i);

    assertThat(five.file(1).flatMap(SourceFile::md5)).contains(ByteString.of(sum));
    assertThat(program(DWARF_4).file(1).map(SourceFile::modificationTime)).contains(5L);
    assertThat(program(DWARF_4).file(1).map(SourceFile::sizeBytes)).contains(6L);
  }

  @Test
  void anAddressHasTheLastRowThatIsNotAboveIt() {
    var table = program(DWARF_4).table();

    assertThat(table.rowAt(FileAddress.of(0xfff))).isEmpty();
    assertThat(table.rowAt(FileAddress.of(0x1000)).map(LineRow::line)).contains(6);
    assertThat(table.rowAt(FileAddress.of(0x102f)).map(LineRow::file)).contains(2);
    assertThat(table.rowAt(FileAddress.of(0x10ff)).map(LineRow::line)).contains(4);
    assertThat(table.rowAt(FileAddress.of(0x117f)).map(LineRow::line)).contains(10);
    assertThat(table.rowAt(FileAddress.of(0x1180))).isEmpty();
    assertThat(table.rowAt(FileAddress.of(-1))).isEmpty();
  }

  @Test
  void ofRowsAtOneAddressTheLastCounts() {
    var opcodes = at(0x10).u8(1, 3, 4, 1, 2, 8).u8(0, 1, 1);

    assertThat(program(1, 1, opcodes).table().rowAt(FileAddress.of(0x12)).map(LineRow::line))
        .contains(5);
  }

  @Test
  void sequencesMayBeInAnyOrderAndLieOverOthers() {
    var opcodes =
        at(0x5000)
            .u8(1, 2, 16, 0, 1, 1)
            .add(at(0))
            .u8(3, 1, 1, 9)
            .u16(0x2000)
            .u8(0, 1, 1)
            .add(at(0x1000))
            .u8(3, 2, 1, 2, 16, 0, 1, 1);
    var table = program(1, 1, opcodes).table();

    assertThat(table.rowAt(FileAddress.of(0x500f)).map(LineRow::line)).contains(1);
    assertThat(table.rowAt(FileAddress.of(0x100f)).map(LineRow::line)).contains(3);
    // Where the last one that begins before has ended, the one it lies over counts.
    assertThat(table.rowAt(FileAddress.of(0x1010)).map(LineRow::line)).contains(2);
    assertThat(table.rowAt(FileAddress.of(0x2000))).isEmpty();
  }

  @Test
  void instructionsWithSeveralOperationsAdvanceTogether() {
    // Four bytes and three operations each: seven operations are two instructions and one.
    var opcodes = at(0x100).u8(2, 7, 1, 2, 2, 1, 8, 1, 0, 1, 1);

    assertThat(program(4, 3, opcodes).table().rows().stream().map(row -> row.address().value()))
        .containsExactly(0x108L, 0x10cL, 0x10c + 4L * (20 / 3), 0x10c + 4L * (20 / 3));
  }

  @Test
  void opcodesThatAreNotKnownArePassedOver() {
    var opcodes = at(0x100).u8(7, 12, 0x81, 0x01, 0, 4, 0x99, 1, 2, 3, 11, 1, 0, 0, 0, 1, 1);

    assertThat(program(1, 1, opcodes).table().rows().stream().map(LineProgramTest::text))
        .containsExactly("0x100 1:1:0 x epilogue block", "0x100 1:1:0 x end");
  }

  @Test
  void aProgramMayDefineFiles() {
    var opcodes = at(0x100).u8(0, 8, 3).text("y.c").u8(0, 0, 0, 4, 2, 1, 0, 1, 1);
    var program = program(1, 1, opcodes);

    assertThat(program.file(2).map(SourceFile::path)).contains("/src/y.c");
    assertThat(program.file(3)).isEmpty();
    assertThat(program.table().row(0).file()).isEqualTo(2);
  }

  @Test
  void aLineHasAnAddressForEachPieceOfCode() {
    var table = program(DWARF_4).table();

    assertThat(table.addressesOf(file(1), 6)).containsExactly(FileAddress.of(0x1000));
    assertThat(table.addressesOf(file(2), 4)).isEmpty();
    assertThat(table.addressesOf(file(1), 10)).containsExactly(FileAddress.of(0x1100));
    assertThat(table.firstLineFrom(file(1), 7)).isEqualTo(10);
    assertThat(table.firstLineFrom(file(1), 11)).isZero();
  }

  @Test
  void neighbouringRowsOfALineAreOnePiece() {
    var opcodes = at(0x100).u8(1, 2, 4, 1, 2, 4, 3, 1, 1, 2, 4, 3, 0x7f, 1, 2, 4, 0, 1, 1);

    assertThat(program(1, 1, opcodes).table().addressesOf(file(1), 1))
        .containsExactly(FileAddress.of(0x100), FileAddress.of(0x10c));
  }

  @Test
  void whatCannotBeRunIsRefused() {
    var cut = program(1, 1, Bytes.little().u8(0, 9, 2, 1));
    var wide = program(1, 1, Bytes.little().u8(0, 4, 2, 1, 1, 1));

    assertThatThrownBy(cut::table).isInstanceOf(MalformedObjectException.class);
    assertThatThrownBy(wide::table)
        .isInstanceOf(MalformedObjectException.class)
        .hasMessageContaining("an address of 3 bytes");
  }
}
