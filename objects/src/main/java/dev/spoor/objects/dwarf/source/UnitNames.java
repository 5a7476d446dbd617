package dev.spoor.objects.dwarf.source;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.DieWalk;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.TextPlace;
import dev.spoor.objects.dwarf.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What the names of one unit stand for: functions with code or inlined, and variables and types
/// with their enumerators that are not inside of functions. On the way, which of the functions has
/// which addresses.
final class UnitNames {
  private static final List<AttributeName> NAMES = List.of(AttributeName.NAME);
  private static final List<AttributeName> LINKAGE_NAMES =
      List.of(AttributeName.LINKAGE_NAME, AttributeName.MIPS_LINKAGE_NAME);

  private final Unit unit;
  private final NameHashes names;
  private int[] hashes = new int[16];
  private int[] offsets = new int[16];
  private int count;
  private Optional<FunctionMap> functions = Optional.empty();

  private UnitNames(Unit unit, NameHashes names) {
    this.unit = unit;
    this.names = names;
  }

  int count() {
    return count;
  }

  int hash(int index) {
    return hashes[index];
  }

  /// {@return where an entry is, from the beginning of its unit}
  int offset(int index) {
    return offsets[index];
  }

  /// {@return where an entry is, from the beginning of its unit}
  int relative(long place) {
    return (int) (place - unit.header().offset());
  }

  /// {@return the functions by address; nothing if the unit could not be read to its end}
  Optional<FunctionMap> functions() {
    return functions;
  }

  /// {@return those of a unit that is not a skeleton}
  static UnitNames of(Unit unit, NameHashes hashes) {
    var names = new UnitNames(unit, hashes);
    try {
      if (unit.header().isKnown()
          && unit.header().end() - unit.header().offset() <= Integer.MAX_VALUE) {
        names.read();
      }
    } catch (MalformedObjectException _) {
      // What was found before is right, and the other units are.
    }
    names.hashes = Arrays.copyOf(names.hashes, names.count);
    names.offsets = Arrays.copyOf(names.offsets, names.count);
    return names;
  }

  /// {@return the entries with a name that has this hash}
  LongStream offsets(int hash) {
    return IntStream.range(0, count)
        .filter(index -> hashes[index] == hash)
        .mapToLong(index -> unit.header().offset() + offsets[index]);
  }

  private void read() {
    var found = new FunctionMap.Builder(unit);
    var functionDepth = Integer.MAX_VALUE;
    for (var walk = unit.walk(); walk.next(); ) {
      if (walk.depth() <= functionDepth) {
        functionDepth = Integer.MAX_VALUE;
      }
      if (walk.tag().equals(Tag.SUBPROGRAM)) {
        addFunction(walk, found);
        functionDepth = Math.min(functionDepth, walk.depth());
      } else if (functionDepth == Integer.MAX_VALUE && isDeclaration(walk)) {
        addDeclaration(walk);
      }
    }
    functions = Optional.of(found.build());
  }

  private void addFunction(DieWalk walk, FunctionMap.Builder found) {
    if (FunctionMap.hasCode(walk)) {
      found.add(walk);
      addFunction(walk.die());
    } else if (walk.has(AttributeName.INLINE)) {
      // What was inlined everywhere has a name all the same.
      addFunction(walk.die());
    }
  }

  /// Of a variable, the entry that says where it is, or of one that nothing is left of, that it has
  /// been there; of a type, the one that says what it is; of an enumerator its own.
  private static boolean isDeclaration(DieWalk walk) {
    if (walk.tag().equals(Tag.ENUMERATOR)) {
      return walk.has(AttributeName.NAME);
    }
    return walk.tag().equals(Tag.VARIABLE)
        ? !walk.has(AttributeName.DECLARATION)
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

  private void addDeclaration(DieWalk walk) {
    var isPlain =
        !walk.has(AttributeName.SPECIFICATION)
            && !walk.has(AttributeName.ABSTRACT_ORIGIN)
            && (isType(walk.tag())
                || !(walk.has(AttributeName.LINKAGE_NAME)
                    || walk.has(AttributeName.MIPS_LINKAGE_NAME)));
    var place = isPlain ? walk.name() : Optional.<TextPlace>empty();
    if (place.isPresent()) {
      add(names.of(place.get()), walk.offset());
    } else if (isType(walk.tag())) {
      QualifiedName.simple(walk.die().origins())
          .ifPresent(text -> add(NameHashes.of(text), walk.offset()));
    } else {
      addFunction(walk.die());
    }
  }

  /// Of what has a linkage name, also that.
  private void addFunction(Die die) {
    var origins = die.origins();
    var name = hash(origins, NAMES, names::of, NameHashes::of);
    name.ifPresent(hash -> add(hash, die.offset()));
    // Should both have the same hash, one entry will do.
    hash(origins, LINKAGE_NAMES, names::ofAll, String::hashCode)
        .filter(hash -> !Optional.of(hash).equals(name))
        .ifPresent(hash -> add(hash, die.offset()));
  }

  /// @param attributes of which the first that is there counts
  /// @param ofPlace the hash of a name where it stands
  /// @param ofText the same, if it stands in another file
  private static Optional<Integer> hash(
      List<Die> origins,
      List<AttributeName> attributes,
      ToIntFunction<TextPlace> ofPlace,
      ToIntFunction<String> ofText) {
    for (var origin : origins) {
      for (var attribute : attributes) {
        if (!origin.has(attribute)) {
          continue;
        }
        var place = origin.textPlace(attribute);
        var found =
            place.isPresent()
                ? place.map(ofPlace::applyAsInt)
                : origin.text(attribute).map(ofText::applyAsInt);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private void add(int hash, long offset) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    hashes[count] = hash;
    offsets[count++] = relative(offset);
  }
}
