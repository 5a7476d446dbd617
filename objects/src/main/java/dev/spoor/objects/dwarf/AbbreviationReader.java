package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Cursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;

/// Decodes one table of abbreviations (DWARF 5, section 7.5.3).
final class AbbreviationReader {
  /// More than the standard has attributes: an entry cannot have one twice.
  private static final int MOST_ATTRIBUTES = 2048;

  private static final long[] NO_CONSTANTS = {};

  private final Cursor cursor;
  private final Encoding encoding;
  private final ArrayList<Abbreviation> inOrder = new ArrayList<>();
  private final HashMap<Long, Abbreviation> others = new HashMap<>();

  private int[] names = new int[16];
  private int[] forms = new int[16];
  private long[] constants = new long[16];
  private int[] steps = new int[16];

  private AbbreviationReader(Block section, long offset, Encoding encoding) {
    this.cursor = section.cursor(offset);
    this.encoding = encoding;
  }

  static AbbreviationTable read(Block section, long offset, Encoding encoding) {
    return new AbbreviationReader(section, offset, encoding).table(offset);
  }

  private AbbreviationTable table(long offset) {
    for (var code = cursor.uleb128(); code != 0; code = cursor.uleb128()) {
      var abbreviation = abbreviation();
      if (code == inOrder.size() + 1L) {
        inOrder.add(abbreviation);
      } else {
        others.putIfAbsent(code, abbreviation);
      }
    }
    return new AbbreviationTable(
        inOrder.toArray(Abbreviation[]::new), others, cursor.offset() - offset);
  }

  private Abbreviation abbreviation() {
    var tag = new Tag(number("tag"));
    var hasChildren = cursor.u8() != 0;
    var count = 0;
    for (var name = number("attribute"); ; name = number("attribute")) {
      var form = number("form");
      if (name == 0 && form == 0) {
        break;
      }
      if (form == 0) {
        throw cursor.malformed("an attribute without a form");
      }
      if (count == MOST_ATTRIBUTES) {
        throw cursor.malformed("an abbreviation with more than " + count + " attributes");
      }
      grow(count);
      names[count] = name;
      forms[count] = form;
      constants[count] = form == Form.IMPLICIT_CONST ? cursor.sleb128() : 0;
      count++;
    }
    return new Abbreviation(
        tag,
        hasChildren,
        Arrays.copyOf(names, count),
        Arrays.copyOf(forms, count),
        constants(count),
        steps(count));
  }

  /// Few abbreviations have any.
  private long[] constants(int count) {
    for (var i = 0; i < count; i++) {
      if (constants[i] != 0) {
        return Arrays.copyOf(constants, count);
      }
    }
    return NO_CONSTANTS;
  }

  private void grow(int count) {
    if (count == names.length) {
      names = Arrays.copyOf(names, 2 * count);
      forms = Arrays.copyOf(forms, 2 * count);
      constants = Arrays.copyOf(constants, 2 * count);
      steps = Arrays.copyOf(steps, 2 * count);
    }
  }

  private int number(String what) {
    var start = cursor.offset();
    var number = cursor.uleb128();
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw cursor
          .block()
          .malformed(start, "a number of a " + what + ": 0x" + Long.toHexString(number));
    }
    return (int) number;
  }

  /// Neighbours of fixed width become one step.
  private int[] steps(int count) {
    var used = 0;
    for (var i = 0; i < count; i++) {
      var bytes = FormReader.fixedBytes(forms[i], encoding);
      if (bytes < 0) {
        steps[used++] = -forms[i];
      } else if (used > 0 && steps[used - 1] >= 0) {
        steps[used - 1] += bytes;
      } else {
        steps[used++] = bytes;
      }
    }
    return Arrays.copyOf(steps, used);
  }
}
