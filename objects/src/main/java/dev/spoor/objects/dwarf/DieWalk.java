package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Cursor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goes through entries in the order of the file, each before its children, without making anything
/// of those that are not asked for. For one thread.
///
/// ```java
/// for (var walk = unit.walk(); walk.next(); ) {
///   if (walk.tag().equals(Tag.SUBPROGRAM)) {
///     use(walk.die());
///   }
/// }
/// ```
public final class DieWalk {
  private final Unit unit;
  private final Encoding encoding;
  private final AbbreviationTable table;
  private final Cursor cursor;
  private final long end;
  private @Nullable Abbreviation current;
  private long offset;
  private long attributes;
  private int depth;
  private boolean finished;

  DieWalk(Unit unit, long start) {
    this.unit = unit;
    this.encoding = unit.header().encoding();
    this.table = unit.abbreviations();
    this.cursor = unit.bytes().readerAhead(start);
    this.end = unit.header().end();
  }

  /// Goes to the next entry: a child of this one, or its sibling, or that of a parent.
  ///
  /// @return whether there is one: not behind the last below the one where the walk began
  public boolean next() {
    if (finished) {
      return false;
    }
    var passed = current;
    if (passed != null) {
      FormReader.skip(cursor, passed, encoding);
      if (passed.hasChildren()) {
        depth++;
      } else if (depth == 0) {
        return finish();
      }
    }
    return toEntry();
  }

  private boolean toEntry() {
    while (cursor.offset() < end) {
      var place = cursor.offset();
      var code = cursor.uleb128();
      if (code != 0) {
        enter(place, code);
        return true;
      }
      depth--;
      if (depth <= 0) {
        return finish();
      }
    }
    // The entries that would close the last lists of children are left out by some producers.
    return finish();
  }

  private boolean finish() {
    finished = true;
    current = null;
    return false;
  }

  private void enter(long place, long code) {
    var found = table.find(code);
    if (found == null) {
      throw unit.bytes()
          .malformed(place, "an entry with abbreviation " + code + ", which does not exist");
    }
    current = found;
    offset = place;
    attributes = cursor.offset();
  }

  /// Passes over what is below the entry: [#next] then goes to its sibling, or that of a parent.
  public void skipChildren() {
    var passed = abbreviation();
    if (!passed.hasChildren()) {
      return;
    }
    var index = passed.indexOf(AttributeName.SIBLING.code());
    if (index >= 0 && depth > 0) {
      seekSibling(index);
    } else {
      skipOneByOne();
    }
  }

  private void seekSibling(int index) {
    var value = die().value(index);
    if (!(value instanceof AttributeValue.LocalReference(var sibling))
        || sibling <= offset
        || sibling > end) {
      throw unit.bytes().malformed(offset, "an entry whose sibling does not follow it");
    }
    cursor.seek(sibling);
    current = null;
  }

  private void skipOneByOne() {
    var level = depth;
    FormReader.skip(cursor, abbreviation(), encoding);
    depth++;
    while (depth > level && cursor.offset() < end) {
      var place = cursor.offset();
      var code = cursor.uleb128();
      if (code == 0) {
        depth--;
      } else {
        enter(place, code);
        FormReader.skip(cursor, abbreviation(), encoding);
        depth += abbreviation().hasChildren() ? 1 : 0;
      }
    }
    depth = level;
    current = null;
    finished = level == 0;
  }

  private Abbreviation abbreviation() {
    var abbreviation = current;
    if (abbreviation == null) {
      throw new IllegalStateException("the walk is not at an entry");
    }
    return abbreviation;
  }

  /// {@return where the entry is, in the unit's section}
  public long offset() {
    return offset;
  }

  /// {@return what the entry describes}
  public Tag tag() {
    return abbreviation().tag();
  }

  /// {@return whether entries may be below it}
  public boolean hasChildren() {
    return abbreviation().hasChildren();
  }

  /// {@return whether the entry has such an attribute}
  public boolean has(AttributeName name) {
    return abbreviation().has(name.code());
  }

  /// {@return where the name of the entry stands, so that it need not be made a string; empty if it
  /// has none, or has it in another file}
  public Optional<TextPlace> name() {
    return die().textPlace(AttributeName.NAME);
  }

  /// {@return how far below the entry where the walk began it is; that one is at 0}
  public int depth() {
    return depth;
  }

  /// {@return the entry}
  public Die die() {
    return new Die(unit, offset, abbreviation(), attributes);
  }
}
