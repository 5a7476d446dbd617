package dev.spoor.objects.dwarf.line;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;
import java.util.Arrays;
import java.util.Optional;

/// The tables before DWARF 5 (DWARF 4, section 6.2.4, items 11 and 12): directories and files are
/// counted from 1, and directory 0 is the one in which the compiler ran.
final class PlainFiles implements FileTable {
  private final Block section;
  private final String compilationDirectory;
  private final long[] directories;
  private final long[] files;

  private PlainFiles(Block section, String compilationDirectory, long[] directories, long[] files) {
    this.section = section;
    this.compilationDirectory = compilationDirectory;
    this.directories = directories;
    this.files = files;
  }

  static PlainFiles read(String compilationDirectory, Cursor cursor) {
    var directories = offsets(cursor, 0);
    var files = offsets(cursor, 3);
    return new PlainFiles(cursor.block(), compilationDirectory, directories, files);
  }

  /// Where the strings of a list are, up to the empty one that ends it.
  ///
  /// @param numbers how many numbers follow each string
  private static long[] offsets(Cursor cursor, int numbers) {
    var found = new long[8];
    var count = 0;
    while (cursor.block().u8(cursor.offset()) != 0) {
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = cursor.offset();
      skipText(cursor);
      for (var i = 0; i < numbers; i++) {
        cursor.uleb128();
      }
    }
    cursor.skip(1);
    return Arrays.copyOf(found, count);
  }

  private static void skipText(Cursor cursor) {
    var length = cursor.block().lengthOfText(cursor.offset());
    cursor.skip(length.orElseThrow(() -> cursor.malformed("a string without an end")) + 1);
  }

  @Override
  public int first() {
    return 1;
  }

  @Override
  public int end() {
    return files.length + 1;
  }

  @Override
  public Optional<SourceFile> file(int number) {
    return number < 1 || number > files.length
        ? Optional.empty()
        : Optional.of(defined(files[number - 1]));
  }

  @Override
  public SourceFile defined(long offset) {
    var cursor = section.cursor(offset);
    var name = cursor.text();
    var directory = cursor.uleb128();
    var time = cursor.uleb128();
    var size = cursor.uleb128();
    var path = FileTable.resolved(directory(directory), name);
    return new SourceFile(path, time, size, Optional.empty());
  }

  private String directory(long number) {
    return number < 1 || number > directories.length
        ? compilationDirectory
        : FileTable.resolved(compilationDirectory, section.text(directories[(int) number - 1]));
  }
}
