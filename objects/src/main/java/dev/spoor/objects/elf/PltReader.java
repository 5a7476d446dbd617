package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Lazy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names the entries of procedure linkage tables of x86-64 and i386: each jumps to where a slot
/// points, and a relocation says whose slot that is.
final class PltReader {
  private static final List<String> SECTIONS = List.of(".plt", ".plt.sec", ".plt.got", ".plt.bnd");

  /// How many bytes an entry has where the section does not say.
  private static final int USUAL_ENTRY_BYTES = 16;

  /// The longest beginning of an entry that is looked at: `endbr64`, `bnd`, `jmp *slot`.
  private static final int LONGEST_BYTES = 11;

  private final HeaderReader file;
  private final SymbolTableReader tables;
  private final SectionContents contents;
  private final long globalOffsetTable;

  private record Entry(FileAddress address, int sizeBytes, int section, long slot) {}

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
    var machine = file.header().machine();
    if (!machine.equals(MachineType.X86_64) && !machine.equals(MachineType.I386)) {
      return List.of();
    }
    var entries = new HashMap<Long, List<Entry>>();
    for (var section : tables.sections()) {
      if (SECTIONS.contains(section.name())) {
        addEntries(section, entries);
      }
    }
    return entries.isEmpty() ? List.of() : named(entries);
  }

  private void addEntries(Section section, Map<Long, List<Entry>> entries) {
    var code = contents.of(section);
    var stated = section.entryBytes();
    var entryBytes = stated >= 8 && stated <= 64 ? (int) stated : USUAL_ENTRY_BYTES;
    for (long at = 0; at + 8 <= code.sizeBytes(); at += entryBytes) {
      var address = section.address().value() + at;
      var slot = slot(code, at, address);
      if (slot.isPresent()) {
        entries
            .computeIfAbsent(slot.get(), _ -> new ArrayList<>())
            .add(new Entry(FileAddress.of(address), entryBytes, section.index(), slot.get()));
      }
    }
  }

  /// Reads `[endbr] [bnd] jmp *slot`.
  private Optional<Long> slot(Block code, long start, long address) {
    var end = Math.min(code.sizeBytes(), start + LONGEST_BYTES);
    var at = start;
    if (at + 4 <= end && code.u16(at) == half(code, 0xf3, 0x0f)) {
      at += 4;
    }
    if (at < end && code.u8(at) == 0xf2) {
      at += 1;
    }
    if (at + 6 > end || code.u8(at) != 0xff) {
      return Optional.empty();
    }
    return slot(code.u8(at + 1), (int) code.u32(at + 2), address + at - start + 6);
  }

  private static int half(Block code, int first, int second) {
    return code.order() == java.nio.ByteOrder.LITTLE_ENDIAN
        ? second << 8 | first
        : first << 8 | second;
  }

  /// @param operand the ModRM byte: 0x25 is relative to the next instruction on x86-64 and absolute
  ///   on i386, 0xa3 relative to `ebx`
  private Optional<Long> slot(int operand, int displacement, long next) {
    return switch (file.header().elfClass()) {
      case ELF64 -> operand == 0x25 ? Optional.of(next + displacement) : Optional.empty();
      case ELF32 ->
          // x32 has the code of x86-64.
          file.header().machine().equals(MachineType.X86_64)
              ? operand == 0x25 ? Optional.of(next + displacement & 0xffff_ffffL) : Optional.empty()
              : switch (operand) {
                case 0x25 -> Optional.of(displacement & 0xffff_ffffL);
                case 0xa3 -> Optional.of(globalOffsetTable + displacement & 0xffff_ffffL);
                default -> Optional.empty();
              };
    };
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
