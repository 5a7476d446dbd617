package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.DieWalk;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What the names of one unit stand for: functions with code or inlined, and variables and types
/// that are not inside of functions.
final class UnitNames {
  private int[] hashes = new int[16];
  private long[] offsets = new long[16];
  private int count;

  int count() {
    return count;
  }

  int hash(int index) {
    return hashes[index];
  }

  long offset(int index) {
    return offsets[index];
  }

  /// {@return those of a unit, or of its split one}
  static UnitNames of(Unit unit) {
    var names = new UnitNames();
    try {
      if (unit.header().isKnown()) {
        names.read(unit.full());
      }
    } catch (MalformedObjectException _) {
      // What was found before is right, and the other units are.
    }
    return names;
  }

  /// {@return the entries with a name that has this hash}
  LongStream offsets(int hash) {
    return IntStream.range(0, count)
        .filter(index -> hashes[index] == hash)
        .mapToLong(index -> offsets[index]);
  }

  private void read(Unit unit) {
    var functionDepth = Integer.MAX_VALUE;
    for (var walk = unit.walk(); walk.next(); ) {
      if (walk.depth() <= functionDepth) {
        functionDepth = Integer.MAX_VALUE;
      }
      if (isFunction(walk) || (functionDepth == Integer.MAX_VALUE && isDeclaration(walk))) {
        add(walk.die());
      }
      if (functionDepth == Integer.MAX_VALUE && walk.tag().equals(Tag.SUBPROGRAM)) {
        functionDepth = walk.depth();
      }
    }
  }

  private static boolean isFunction(DieWalk walk) {
    return walk.tag().equals(Tag.SUBPROGRAM)
        && (CodeScopes.isScope(walk) || walk.has(AttributeName.INLINE));
  }

  /// Of a variable, the entry that says where it is; of a type, the one that says what it is.
  private static boolean isDeclaration(DieWalk walk) {
    return walk.tag().equals(Tag.VARIABLE)
        ? walk.has(AttributeName.LOCATION) || walk.has(AttributeName.CONST_VALUE)
        : isType(walk.tag())
            && !walk.has(AttributeName.DECLARATION)
            && (walk.has(AttributeName.NAME) || walk.has(AttributeName.SPECIFICATION));
  }

  /// {@return whether it describes a type that programs name}
  static boolean isType(Tag tag) {
    return switch (tag.code()) {
      // class, enumeration, structure, typedef, union, base, interface, template alias, unspecified
      case 0x02, 0x04, 0x13, 0x16, 0x17, 0x24, 0x38, 0x3b, 0x43 -> true;
      default -> false;
    };
  }

  private void add(Die die) {
    var origins = die.origins();
    var name = QualifiedName.simple(origins);
    var linkageName = isType(die.tag()) ? Optional.<String>empty() : Function.linkageName(origins);
    name.ifPresent(text -> add(QualifiedName.lastPart(text).hashCode(), die.offset()));
    // Should both have the same hash, one entry will do.
    linkageName
        .filter(text -> !text.equals(name.orElse("")))
        .ifPresent(text -> add(text.hashCode(), die.offset()));
  }

  private void add(int hash, long offset) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    hashes[count] = hash;
    offsets[count++] = offset;
  }
}
