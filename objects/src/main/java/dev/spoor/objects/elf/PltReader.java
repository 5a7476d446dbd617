package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Lazy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names the entries of procedure linkage tables: each jumps to where a slot points, and a
/// relocation says whose slot that is.
final class PltReader {
  private static final List<String> SECTIONS =
      List.of(".plt", ".plt.sec", ".plt.got", ".plt.bnd", ".iplt");

  private final HeaderReader file;
  private final SymbolTableReader tables;
  private final SectionContents contents;
  private final long globalOffsetTable;

  private record Entry(FileAddress address, int sizeBytes, int section) {}

  /// @param globalOffsetTable what `ebx` holds in position-independent code of i386
  PltReader(
      HeaderReader file,
      SymbolTableReader tables,
      SectionContents contents,
      FileAddress globalOffsetTable) {
    this.file = file;
    this.tables = tables;
    this.contents = contents;
    this.globalOffsetTable = globalOffsetTable.value();
  }

  /// {@return the entries whose symbols are known, by address}
  List<Symbol> read() {
    var code = LinkageCode.of(file.header(), globalOffsetTable);
    var entries = new HashMap<Long, List<Entry>>();
    for (var section : tables.sections()) {
      if (SECTIONS.contains(section.name())) {
        addEntries(section, code, entries);
      }
    }
    return entries.isEmpty() ? List.of() : named(entries);
  }

  private void addEntries(Section section, LinkageCode code, Map<Long, List<Entry>> entries) {
    for (var entry : code.entries(section, contents.of(section))) {
      entries
          .computeIfAbsent(entry.slot(), _ -> new ArrayList<>())
          .add(new Entry(FileAddress.of(entry.address()), entry.sizeBytes(), section.index()));
    }
  }

  private List<Symbol> named(Map<Long, List<Entry>> entries) {
    var found = new ArrayList<Symbol>();
    for (var section : tables.sections()) {
      if (section.isLoaded()
          && (section.type().equals(SectionType.RELA) || section.type().equals(SectionType.REL))) {
        addNamed(section, entries, found);
      }
    }
    found.sort(java.util.Comparator.comparing(Symbol::address));
    return List.copyOf(found);
  }

  /// `Rel`: offset, info. `Rela` has an addend besides. Of the info the upper part is the symbol's
  /// index.
  private void addNamed(Section section, Map<Long, List<Entry>> entries, List<Symbol> found) {
    var elfClass = file.header().elfClass();
    var wide = elfClass.addressBytes();
    var isRela = section.type().equals(SectionType.RELA);
    var entryBytes = (isRela ? 3 : 2) * wide;
    var relocations = contents.of(section);
    var symbols = new Lazy<>(() -> tables.table(tables.linked(section)));
    for (long at = 0; at + entryBytes <= relocations.sizeBytes(); at += entryBytes) {
      var slot = elfClass.wide(relocations, at);
      var users = entries.remove(slot);
      if (users == null) {
        continue;
      }
      var info = elfClass.wide(relocations, at + wide);
      var index = elfClass == ElfClass.ELF64 ? info >>> 32 : info >>> 8;
      var name =
          index == 0
              ? unnamed(
                  isRela ? Optional.of(elfClass.wide(relocations, at + 2L * wide)) : stored(slot))
              : name(symbols.get(), index);
      users.forEach(user -> found.add(symbol(user, name)));
    }
  }

  private static String name(SymbolTable symbols, long index) {
    return index < symbols.size() ? symbols.symbol((int) index).name() : "";
  }

  /// An indirect function without a name: what chooses it is at an address, which objdump shows.
  private static String unnamed(Optional<Long> address) {
    return address.map(value -> "*ABS*+0x" + Long.toHexString(value)).orElse("*ABS*");
  }

  /// What the file has in a slot.
  private Optional<Long> stored(long slot) {
    for (var section : tables.sections()) {
      var inside = slot - section.address().value();
      if (section.isLoaded() && Long.compareUnsigned(inside, section.bytes().sizeBytes()) < 0) {
        var bytes = contents.of(section);
        return bytes.holds(inside, file.header().elfClass().addressBytes())
            ? Optional.of(file.header().elfClass().wide(bytes, inside))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Symbol symbol(Entry entry, String name) {
    return new Symbol(
        name + "@plt",
        entry.address(),
        entry.sizeBytes(),
        SymbolType.FUNC,
        SymbolBinding.LOCAL,
        0,
        entry.section(),
        Optional.empty());
  }
}
