package dev.spoor.objects.elf;

import dev.spoor.objects.bytes.Block;
import java.util.List;
import java.util.Optional;

/// What the dynamic section says where things are, in the loaded segments: all there is to go by in
/// a file without section headers and in memory.
///
/// @param bytes the file
/// @param bias what a dynamic linker may have added to the addresses in the dynamic section; 0 for
///   a file
record LoadedParts(
    Block bytes, Header header, List<Segment> segments, List<DynamicEntry> entries, long bias) {
  /// How `Elf32_Sym.st_shndx` and the numbers of versions are counted: by the hash table's chains.
  private static final int HASH_HEADER_BYTES = 8;

  private static final int GNU_HASH_HEADER_BYTES = 16;

  /// {@return where the byte of `address` is in the file, if it is there}
  Optional<Long> fileOffset(FileAddress address) {
    for (var segment : segments) {
      if (segment.type().equals(SegmentType.LOAD) && segment.isStored(address)) {
        return Optional.of(segment.bytes().offset() + address.value() - segment.address().value());
      }
    }
    return Optional.empty();
  }

  /// {@return the file from `address` on, up to the end of the segment}
  Optional<Block> from(FileAddress address, String what) {
    for (var segment : segments) {
      if (segment.type().equals(SegmentType.LOAD) && segment.isStored(address)) {
        var passed = address.value() - segment.address().value();
        var stored = segment.bytes().of(bytes, what);
        return Optional.of(stored.slice(passed, stored.sizeBytes() - passed, ""));
      }
    }
    return Optional.empty();
  }

  private Optional<Block> part(long tag, String what) {
    return value(tag)
        .flatMap(value -> {
          var asWritten = from(FileAddress.of(value), what);
          return asWritten.isPresent() || bias == 0
              ? asWritten
              : from(FileAddress.of(value - bias), what);
        });
  }

  private Optional<Long> value(long tag) {
    for (var entry : entries) {
      if (entry.tag() == tag) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  /// {@return the strings that entries and symbols are indices of}
  Optional<Block> strings() {
    var most = value(DynamicEntry.STRSZ);
    return part(DynamicEntry.STRTAB, "dynamic strings")
        .map(strings ->
            most.isPresent() && strings.holds(0, most.get())
                ? strings.slice(0, most.get(), "")
                : strings);
  }

  /// {@return the texts of the entries with this tag}
  List<String> texts(long tag) {
    var strings = strings();
    return strings.isEmpty()
        ? List.of()
        : entries.stream()
            .filter(entry -> entry.tag() == tag)
            .map(entry -> strings.get().text(entry.value()))
            .toList();
  }

  /// {@return the dynamic symbols; how many there are, only the hash tables know}
  Optional<SymbolTable> symbols() {
    var all = part(DynamicEntry.SYMTAB, "dynamic symbols");
    var strings = strings();
    if (all.isEmpty() || strings.isEmpty()) {
      return Optional.empty();
    }
    var count =
        part(DynamicEntry.HASH, "hash table")
            .map(LoadedParts::hashed)
            .or(() -> part(DynamicEntry.GNU_HASH, "GNU hash table").map(this::gnuHashed))
            .orElse(0L);
    var symbols = all.get().slice(0, count * header.elfClass().symbolBytes(), "");
    return Optional.of(
        new SymbolTable(
            header.elfClass(),
            new SymbolTable.Parts(
                symbols, strings.get(), Optional.empty(), versions(strings.get(), count))));
  }

  /// `nbucket`, `nchain`, the buckets, and as many links of chains as there are symbols.
  private static long hashed(Block table) {
    var chains = table.u32(4);
    if (!table.holds(HASH_HEADER_BYTES + 4 * table.u32(0), 4 * chains)) {
      throw table.malformed(4, chains + " symbols, more than there is room for");
    }
    return chains;
  }

  /// `nbuckets`, `symoffset`, `bloom_size`, `bloom_shift`, the Bloom filter's words, the buckets,
  /// and a hash value for each symbol from `symoffset` on, the last of a chain with its lowest bit
  /// set: the last symbol is the end of the chain that begins last.
  private long gnuHashed(Block table) {
    var buckets = table.u32(0);
    var first = table.u32(4);
    var bucketsAt = GNU_HASH_HEADER_BYTES + table.u32(8) * header.elfClass().addressBytes();
    var last = 0L;
    for (long i = 0; i < buckets; i++) {
      last = Math.max(last, table.u32(bucketsAt + 4 * i));
    }
    if (last < first) {
      return first;
    }
    var chainsAt = bucketsAt + 4 * buckets;
    while ((table.u32(chainsAt + 4 * (last - first)) & 1) == 0) {
      last++;
    }
    return last + 1;
  }

  private Optional<VersionReader> versions(Block strings, long count) {
    return part(DynamicEntry.VERSYM, "versions of symbols")
        .map(numbers ->
            new VersionReader(
                new VersionReader.Parts(
                    numbers.slice(0, 2 * count, ""),
                    part(DynamicEntry.VERDEF, "defined versions").orElse(Block.empty("none")),
                    part(DynamicEntry.VERNEED, "needed versions").orElse(Block.empty("none")),
                    strings)));
  }
}
