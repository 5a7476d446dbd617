package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Lazy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the versions of dynamic symbols: a table with a number a symbol, and two chains that say
/// what the numbers mean. Their structures are the same in both classes (elf.h, `Verdef`,
/// `Verneed`).
final class VersionReader {
  /// The number's highest bit: not the default version.
  private static final int HIDDEN = 0x8000;

  /// Numbers of symbols that are local, or global without a version.
  private static final int FIRST_VERSION = 2;

  private static final int VERDEF_BYTES = 20;
  private static final int VERDAUX_BYTES = 8;
  private static final int VERNEED_BYTES = 16;
  private static final int VERNAUX_BYTES = 16;

  /// Much more than any linker script has.
  private static final int MOST_NAME_BYTES = 4096;

  private final Block numbers;
  private final Lazy<Map<Integer, Named>> names;

  private record Named(String name, Optional<String> library) {}

  /// Where versions are.
  ///
  /// @param numbers two bytes a symbol
  /// @param defined what the object itself has
  /// @param needed what it wants of others
  record Parts(Block numbers, Block defined, Block needed, Block strings) {}

  VersionReader(Parts parts) {
    this.numbers = parts.numbers();
    this.names = new Lazy<>(() -> names(parts));
  }

  /// {@return the version of the symbol at `index`}
  Optional<SymbolVersion> of(int index, boolean isDefined) {
    var number = numbers.u16(2L * index);
    if ((number & ~HIDDEN) < FIRST_VERSION) {
      return Optional.empty();
    }
    return Optional.ofNullable(names.get().get(number & ~HIDDEN))
        .map(found ->
            new SymbolVersion(
                found.name(),
                isDefined && (number & HIDDEN) == 0 && found.library().isEmpty(),
                found.library()));
  }

  private static Map<Integer, Named> names(Parts parts) {
    var names = new HashMap<Integer, Named>();
    addDefined(parts.defined(), parts.strings(), names);
    addNeeded(parts.needed(), parts.strings(), names);
    return Map.copyOf(names);
  }

  /// `Verdef`: version, flags, number, count, hash, offset of the names, offset of the next.
  private static void addDefined(Block chain, Block strings, Map<Integer, Named> names) {
    for (long at = 0; chain.holds(at, VERDEF_BYTES); ) {
      var name = chain.u32(at + chain.u32(at + 12));
      names.put(chain.u16(at + 4) & ~HIDDEN, new Named(text(strings, name), Optional.empty()));
      at += step(chain, at, at + 16, VERDAUX_BYTES);
    }
  }

  /// `Verneed`: version, count, library, offset of the first `Vernaux`, offset of the next.
  private static void addNeeded(Block chain, Block strings, Map<Integer, Named> names) {
    // There cannot be more than fit beside each other, however often chains come by the same.
    var left = chain.sizeBytes() / VERNAUX_BYTES;
    for (long at = 0; chain.holds(at, VERNEED_BYTES); ) {
      var library = Optional.of(text(strings, chain.u32(at + 4)));
      var aux = at + chain.u32(at + 8);
      for (var count = chain.u16(at + 2); count > 0; count--) {
        if (left-- == 0) {
          throw chain.malformed(at, "more versions than there is room for");
        }
        // hash, flags, number, name, offset of the next
        var name = text(strings, chain.u32(aux + 8));
        names.putIfAbsent(chain.u16(aux + 6) & ~HIDDEN, new Named(name, library));
        aux += chain.u32(aux + 12);
      }
      at += step(chain, at, at + 12, VERNEED_BYTES);
    }
  }

  /// Bounded, since many entries may claim the same long text.
  private static String text(Block strings, long offset) {
    if (!strings.holds(offset, 0)) {
      throw strings.malformed(offset, "a name of a version behind the end");
    }
    var most = Math.min(MOST_NAME_BYTES, strings.sizeBytes() - offset);
    return strings.slice(offset, most, "").text(0);
  }

  /// How far it is to the next of a chain; behind the end if there is none.
  private static long step(Block chain, long at, long offset, int leastBytes) {
    var next = chain.u32(offset);
    if (next == 0) {
      return chain.sizeBytes() - at;
    }
    if (next < leastBytes) {
      throw chain.malformed(offset, "a next entry that overlaps this one");
    }
    return next;
  }
}
