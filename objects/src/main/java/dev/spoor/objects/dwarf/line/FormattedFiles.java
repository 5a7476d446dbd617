package dev.spoor.objects.dwarf.line;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;
import dev.spoor.objects.dwarf.AttributeValue;
import dev.spoor.objects.dwarf.Encoding;
import dev.spoor.objects.dwarf.Form;
import dev.spoor.objects.dwarf.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tables of DWARF 5 (section 6.2.4, items 15 to 22; 6.2.4.1): what entries hold is described
/// by the header. Directories and files are counted from 0, and directory 0 is the one in which the
/// compiler ran.
final class FormattedFiles implements FileTable {
  private static final int PATH = 1;
  private static final int DIRECTORY_INDEX = 2;
  private static final int TIMESTAMP = 3;
  private static final int SIZE = 4;
  private static final int MD5 = 5;

  /// Which kind of content, in which form.
  private record Column(int kind, Form form) {}

  /// @param columns what each entry holds
  /// @param offsets where the entries are, in the section
  private record Table(List<Column> columns, Offsets offsets) {}

  /// An array of a record's own.
  private static final class Offsets {
    private final long[] values;

    Offsets(int count) {
      values = new long[count];
    }

    int count() {
      return values.length;
    }
  }

  private final Unit unit;
  private final Encoding encoding;
  private final Block section;
  private final Table directories;
  private final Table files;

  private FormattedFiles(
      Unit unit, Encoding encoding, Block section, Table directories, Table files) {
    this.unit = unit;
    this.encoding = encoding;
    this.section = section;
    this.directories = directories;
    this.files = files;
  }

  static FormattedFiles read(Unit unit, Encoding encoding, Cursor cursor) {
    var directories = table(unit, encoding, cursor);
    var files = table(unit, encoding, cursor);
    return new FormattedFiles(unit, encoding, cursor.block(), directories, files);
  }

  private static Table table(Unit unit, Encoding encoding, Cursor cursor) {
    var columns = columns(cursor);
    var offsets = new Offsets(cursor.count(1));
    if (columns.isEmpty() && offsets.count() > 0) {
      throw cursor.malformed("entries without a format");
    }
    for (var i = 0; i < offsets.count(); i++) {
      offsets.values[i] = cursor.offset();
      for (var column : columns) {
        unit.forms().skip(cursor, column.form, encoding);
      }
    }
    return new Table(columns, offsets);
  }

  private static List<Column> columns(Cursor cursor) {
    var columns = new ArrayList<Column>();
    for (var left = cursor.u8(); left > 0; left--) {
      var kind = Math.clamp(cursor.uleb128(), 0, Integer.MAX_VALUE);
      var form = new Form(Math.clamp(cursor.uleb128(), 0, Integer.MAX_VALUE));
      columns.add(new Column(kind, form));
    }
    return List.copyOf(columns);
  }

  @Override
  public int first() {
    return 0;
  }

  @Override
  public int end() {
    return files.offsets.count();
  }

  @Override
  public Optional<SourceFile> file(int number) {
    return number < 0 || number >= files.offsets.count()
        ? Optional.empty()
        : Optional.of(entry(files.offsets.values[number]));
  }

  /// DWARF 5 has no such opcode; should a program use it, it is written as before.
  @Override
  public SourceFile defined(long offset) {
    var cursor = section.cursor(offset);
    var path = FileTable.resolved(directory(0), cursor.text());
    return new SourceFile(path, 0, 0, Optional.empty());
  }

  private SourceFile entry(long offset) {
    var cursor = section.cursor(offset);
    var name = "";
    var directory = 0L;
    var time = 0L;
    var size = 0L;
    var md5 = Optional.<ByteString>empty();
    for (var column : files.columns) {
      var value = unit.forms().read(cursor, column.form, encoding);
      switch (column.kind) {
        case PATH -> name = text(value);
        case DIRECTORY_INDEX -> directory = number(value);
        case TIMESTAMP -> time = number(value);
        case SIZE -> size = number(value);
        case MD5 -> md5 = bytes(value);
        default -> {}
      }
    }
    return new SourceFile(FileTable.resolved(directory(directory), name), time, size, md5);
  }

  /// Directory 0 and the unit both say where the compiler ran: of the two an absolute path is
  /// better.
  private String directory(long number) {
    var unitSays = unit.compilationDirectory().orElse("");
    var first = directories.offsets.count() == 0 ? "" : directoryName(0);
    var base = first.startsWith("/") || unitSays.isEmpty() ? first : unitSays;
    return number <= 0 || number >= directories.offsets.count()
        ? base
        : FileTable.resolved(base, directoryName((int) number));
  }

  private String directoryName(int number) {
    var cursor = section.cursor(directories.offsets.values[number]);
    var name = "";
    for (var column : directories.columns) {
      var value = unit.forms().read(cursor, column.form, encoding);
      if (column.kind == PATH) {
        name = text(value);
      }
    }
    return name;
  }

  private static String text(AttributeValue value) {
    return value instanceof AttributeValue.Text(var text) ? text : "";
  }

  private static long number(AttributeValue value) {
    return value instanceof AttributeValue.Constant(var number, var _) ? number : 0;
  }

  private static Optional<ByteString> bytes(AttributeValue value) {
    return value instanceof AttributeValue.WideConstant(var bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }
}
