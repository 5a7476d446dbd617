package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A table of symbols, read entry by entry where it lies: nothing is copied to look something up.
public final class SymbolTable {
  /// `SHN_XINDEX` of elf.h: the section's index did not fit.
  private static final int SECTION_ELSEWHERE = 0xffff;

  /// To sort takes about as long as so many times to look at every symbol.
  private static final int QUESTIONS_WITHOUT_INDEX = 32;

  private final ElfClass elfClass;
  private final Block bytes;
  private final Block strings;
  private final Optional<Block> sectionIndices;
  private final Optional<VersionReader> versions;
  private final int size;
  private final Lazy<AddressIndex> index = new Lazy<>(this::index);
  private final AtomicInteger questions = new AtomicInteger();

  /// What belongs to a table.
  ///
  /// @param sectionIndices those that did not fit into the symbols
  record Parts(
      Block symbols,
      Block strings,
      Optional<Block> sectionIndices,
      Optional<VersionReader> versions) {}

  SymbolTable(ElfClass elfClass, Parts parts) {
    this.elfClass = elfClass;
    this.bytes = parts.symbols();
    this.strings = parts.strings();
    this.sectionIndices = parts.sectionIndices();
    this.versions = parts.versions();
    this.size = (int) Math.min(bytes.sizeBytes() / elfClass.symbolBytes(), Integer.MAX_VALUE);
  }

  /// {@return how many symbols there are; the first is always empty}
  public int size() {
    return size;
  }

  /// {@return the symbol at `index`, 0 to `size() - 1`}
  ///
  /// @throws IndexOutOfBoundsException if there is none
  /// @throws MalformedObjectException if its name lies outside the table of strings
  public Symbol symbol(int index) {
    var at = entry(java.util.Objects.checkIndex(index, size));
    var info = bytes.u8(at + infoOffset());
    return new Symbol(
        strings.text(bytes.u32(at)),
        FileAddress.of(value(at)),
        sizeBytes(at),
        new SymbolType(info & 0xf),
        new SymbolBinding(info >>> 4),
        bytes.u8(at + infoOffset() + 1) & 3,
        section(index, at),
        version(index, at));
  }

  /// {@return the address of the symbol at `index`, without reading the rest of it}
  ///
  /// @throws IndexOutOfBoundsException if there is none
  public FileAddress address(int index) {
    return FileAddress.of(value(entry(java.util.Objects.checkIndex(index, size))));
  }

  private Optional<SymbolVersion> version(int index, long at) {
    var isDefined = bytes.u16(at + infoOffset() + 2) != Symbol.UNDEFINED;
    return versions.flatMap(found -> found.of(index, isDefined));
  }

  /// {@return the symbols with this name that this object defines, in their order}
  public List<Symbol> named(String name) {
    var wanted = name.getBytes(StandardCharsets.UTF_8);
    var found = new ArrayList<Symbol>();
    for (var i = 1; i < size; i++) {
      var at = entry(i);
      if (bytes.u16(at + infoOffset() + 2) != Symbol.UNDEFINED
          && strings.isText(bytes.u32(at), wanted)) {
        found.add(symbol(i));
      }
    }
    return List.copyOf(found);
  }

  /// Finds what `address` belongs to: the symbol that begins there, else the innermost that
  /// contains it, else the last before it. Among equals a sized one goes before others, then a
  /// global before a weak before a local one.
  ///
  /// @param lowest the first address of the segment: symbols before it are not near
  Optional<SymbolMatch> at(FileAddress address, FileAddress lowest) {
    return questions.incrementAndGet() <= QUESTIONS_WITHOUT_INDEX
        ? scannedAt(address, lowest)
        : indexedAt(address, lowest);
  }

  /// Looks from the last symbol before the address on downwards, until none can contain it.
  Optional<SymbolMatch> indexedAt(FileAddress address, FileAddress lowest) {
    var places = index.get();
    var last = places.lastBefore(address.value());
    var before = places.answer(last);
    if (before != null && before.holds(address, lowest)) {
      return Optional.of(match(before.symbol(), address));
    }
    var best = bestAt(address, lowest, places, last);
    best.filter(symbol -> symbol.contains(address))
        .ifPresent(symbol -> places.note(last, new AddressIndex.Answer(symbol, address, lowest)));
    return best.map(symbol -> match(symbol, address));
  }

  private Optional<Symbol> bestAt(
      FileAddress address, FileAddress lowest, AddressIndex places, int last) {
    var best = Optional.<Symbol>empty();
    for (var i = last; i >= 0; i--) {
      var start = places.start(i);
      var isFurther =
          best.map(than -> Long.compareUnsigned(start, than.address().value()) < 0).orElse(false);
      if (Long.compareUnsigned(start, lowest.value()) < 0
          || isFurther && (covers(best.get(), address) || places.endsBefore(i, address.value()))) {
        break;
      }
      if (best.map(than -> mayBeBetter(start, than, address)).orElse(true)) {
        best = better(symbol(places.entry(i)), best, address);
      }
    }
    return best;
  }

  /// Looks at every symbol, which is quicker than to sort them.
  Optional<SymbolMatch> scannedAt(FileAddress address, FileAddress lowest) {
    var best = Optional.<Symbol>empty();
    for (var i = 1; i < size; i++) {
      var value = value(entry(i));
      if (Long.compareUnsigned(value, address.value()) <= 0
          && Long.compareUnsigned(value, lowest.value()) >= 0
          && best.map(than -> mayBeBetter(value, than, address)).orElse(true)) {
        best = better(symbol(i), best, address);
      }
    }
    return best.map(symbol -> match(symbol, address));
  }

  /// A quick look before a symbol is read whole: a lower one can only win by containing the
  /// address.
  private static boolean mayBeBetter(long value, Symbol than, FileAddress address) {
    return Long.compareUnsigned(value, than.address().value()) >= 0 || !than.contains(address);
  }

  private static Optional<Symbol> better(
      Symbol candidate, Optional<Symbol> best, FileAddress address) {
    if (!candidate.hasAddress() || candidate.name().isEmpty()) {
      return best;
    }
    return best.isEmpty() || rank(candidate, best.get(), address) > 0
        ? Optional.of(candidate)
        : best;
  }

  private static int rank(Symbol one, Symbol other, FileAddress address) {
    var contains = Boolean.compare(covers(one, address), covers(other, address));
    if (contains != 0) {
      return contains;
    }
    var nearer = one.address().compareTo(other.address());
    if (nearer != 0) {
      return nearer;
    }
    var sized = Boolean.compare(one.sizeBytes() != 0, other.sizeBytes() != 0);
    return sized != 0 ? sized : Integer.compare(reach(one.binding()), reach(other.binding()));
  }

  private static boolean covers(Symbol symbol, FileAddress address) {
    return symbol.address().equals(address) || symbol.contains(address);
  }

  private static int reach(SymbolBinding binding) {
    return binding.equals(SymbolBinding.GLOBAL) ? 2 : binding.equals(SymbolBinding.LOCAL) ? 0 : 1;
  }

  private static SymbolMatch match(Symbol symbol, FileAddress address) {
    var offset = address.value() - symbol.address().value();
    if (offset == 0) {
      return new SymbolMatch.Exact(symbol);
    }
    return symbol.contains(address)
        ? new SymbolMatch.Containing(symbol, offset)
        : new SymbolMatch.Nearest(symbol, offset);
  }

  private AddressIndex index() {
    return new AddressIndex(
        new AddressIndex.Table() {
          @Override
          public int size() {
            return size;
          }

          @Override
          public boolean isPlace(int entry) {
            var section = bytes.u16(entry(entry) + infoOffset() + 2);
            return section != Symbol.UNDEFINED && section != Symbol.ABSOLUTE;
          }

          @Override
          public long start(int entry) {
            return value(entry(entry));
          }

          @Override
          public long sizeBytes(int entry) {
            return SymbolTable.this.sizeBytes(entry(entry));
          }
        });
  }

  private long entry(int index) {
    return (long) index * elfClass.symbolBytes();
  }

  // Elf32_Sym: name, value, size, info, other, shndx. Elf64_Sym: name, info, other, shndx, value,
  // size.

  private int infoOffset() {
    return elfClass == ElfClass.ELF64 ? 4 : 12;
  }

  private long value(long at) {
    return elfClass.wide(bytes, elfClass == ElfClass.ELF64 ? at + 8 : at + 4);
  }

  private long sizeBytes(long at) {
    return elfClass.wide(bytes, elfClass == ElfClass.ELF64 ? at + 16 : at + 8);
  }

  private int section(int index, long at) {
    var stated = bytes.u16(at + infoOffset() + 2);
    if (stated != SECTION_ELSEWHERE || sectionIndices.isEmpty()) {
      return stated;
    }
    return (int) sectionIndices.get().u32(4L * index);
  }
}
