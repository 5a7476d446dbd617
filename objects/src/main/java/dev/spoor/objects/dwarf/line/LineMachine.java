package dev.spoor.objects.dwarf.line;

import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.dwarf.Encoding;
import java.util.Arrays;

/// Runs a line program (DWARF 5, sections 6.2.2 and 6.2.5).
final class LineMachine {
  private static final int OPCODES = 256;
  private static final int MOST_COLUMN = -1 >>> (LineTable.FLAG_BITS + 1);

  private final LineProgram program;
  private final LineHeader header;
  private final Cursor cursor;
  private final long addressMask;

  /// Of the special opcodes, what they add to the operation and to the line: a division takes as
  /// long as all else that they do. Empty if these have no lines.
  private final int[] operationSteps;

  private final int[] lineSteps;

  private long[] addresses = new long[64];
  private int[] files = new int[64];
  private int[] lines = new int[64];
  private int[] columnsAndFlags = new int[64];
  private int[] discriminators = new int[0];
  private long[] definedFiles = new long[0];
  private int count;
  private int definedCount;

  // The registers.
  private long address;
  private int operation;
  private int file;
  private int line;
  private int column;
  private int flags;
  private int discriminator;

  LineMachine(LineProgram program) {
    this.program = program;
    this.header = program.header();
    this.cursor = program.section().readerAhead(header.program());
    this.addressMask = header.encoding().highestAddress();
    this.operationSteps = new int[header.lineRange() == 0 ? 0 : OPCODES];
    this.lineSteps = new int[operationSteps.length];
    for (var i = 0; i < operationSteps.length; i++) {
      operationSteps[i] = i / header.lineRange();
      lineSteps[i] = header.lineBase() + i % header.lineRange();
    }
    begin();
  }

  LineTable run() {
    while (cursor.offset() < header.end()) {
      var opcode = cursor.u8();
      if (opcode >= header.opcodeBase()) {
        special(opcode - header.opcodeBase());
      } else if (opcode == 0) {
        extended();
      } else {
        standard(opcode);
      }
    }
    return new LineTable(
        Arrays.copyOf(addresses, count),
        Arrays.copyOf(files, count),
        Arrays.copyOf(lines, count),
        Arrays.copyOf(columnsAndFlags, count),
        discriminators.length == 0 ? discriminators : Arrays.copyOf(discriminators, count),
        Arrays.copyOf(definedFiles, definedCount));
  }

  private void begin() {
    address = 0;
    operation = 0;
    file = 1;
    line = 1;
    column = 0;
    flags = header.startsAsStatement() ? LineTable.STATEMENT : 0;
    discriminator = 0;
  }

  private void special(int adjusted) {
    advance(operationStep(adjusted));
    line += lineSteps[adjusted];
    addRow();
  }

  private int operationStep(int adjusted) {
    if (operationSteps.length == 0) {
      throw cursor.malformed("a special opcode where these have no lines");
    }
    return operationSteps[adjusted];
  }

  private void advance(long operations) {
    var perInstruction = header.operationsPerInstruction();
    if (perInstruction == 1) {
      address += header.minimumInstructionBytes() * operations;
    } else {
      var all = operation + operations;
      address += header.minimumInstructionBytes() * Long.divideUnsigned(all, perInstruction);
      operation = (int) Long.remainderUnsigned(all, perInstruction);
    }
    address &= addressMask;
  }

  private void standard(int opcode) {
    switch (opcode) {
      case 1 -> addRow();
      case 2 -> advance(cursor.uleb128());
      case 3 -> line += (int) cursor.sleb128();
      case 4 -> file = number(cursor.uleb128(), -1);
      case 5 -> column = number(cursor.uleb128(), MOST_COLUMN);
      case 6 -> flags ^= LineTable.STATEMENT;
      case 7 -> flags |= LineTable.BASIC_BLOCK;
      case 8 -> advance(operationStep(OPCODES - 1 - header.opcodeBase()));
      case 9 -> {
        address = address + cursor.u16() & addressMask;
        operation = 0;
      }
      case 10 -> flags |= LineTable.PROLOGUE_END;
      case 11 -> flags |= LineTable.EPILOGUE_BEGIN;
      default -> skipOperands(opcode);
    }
  }

  /// Of set_isa, which has no row here, and of opcodes that came after DWARF 5.
  private void skipOperands(int opcode) {
    for (var i = program.operandCount(opcode) & 0xff; i > 0; i--) {
      cursor.uleb128();
    }
  }

  private static int number(long value, int otherwise) {
    return value < 0 || value > Integer.MAX_VALUE ? otherwise : (int) value;
  }

  private void extended() {
    var size = cursor.uleb128();
    var start = cursor.offset();
    cursor.skip(size);
    var next = cursor.offset();
    if (size == 0) {
      return;
    }
    cursor.seek(start);
    switch (cursor.u8()) {
      case 1 -> {
        flags |= LineTable.END;
        addRow();
        begin();
      }
      case 2 -> setAddress(size - 1);
      case 3 -> defineFile();
      case 4 -> discriminator = number(cursor.uleb128(), 0);
      default -> {}
    }
    cursor.seek(next);
  }

  private void setAddress(long width) {
    if (width > Long.BYTES || !Encoding.isAddressWidth((int) width)) {
      throw cursor.malformed("an address of " + width + " bytes");
    }
    address = cursor.unsigned((int) width);
    operation = 0;
  }

  private void defineFile() {
    if (definedCount == definedFiles.length) {
      definedFiles = Arrays.copyOf(definedFiles, 2 * definedCount + 1);
    }
    definedFiles[definedCount++] = cursor.offset();
  }

  private void addRow() {
    if (count == addresses.length) {
      grow(2 * count);
    }
    addresses[count] = address;
    files[count] = file;
    lines[count] = line;
    columnsAndFlags[count] = Math.min(column, MOST_COLUMN) << LineTable.FLAG_BITS | flags;
    if (discriminator != 0 && discriminators.length == 0) {
      discriminators = new int[addresses.length];
    }
    if (discriminators.length > 0) {
      discriminators[count] = discriminator;
    }
    count++;
    flags &= ~(LineTable.BASIC_BLOCK | LineTable.PROLOGUE_END | LineTable.EPILOGUE_BEGIN);
    discriminator = 0;
  }

  private void grow(int size) {
    addresses = Arrays.copyOf(addresses, size);
    files = Arrays.copyOf(files, size);
    lines = Arrays.copyOf(lines, size);
    columnsAndFlags = Arrays.copyOf(columnsAndFlags, size);
    if (discriminators.length > 0) {
      discriminators = Arrays.copyOf(discriminators, size);
    }
  }
}
