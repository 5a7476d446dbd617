package dev.spoor.objects.elf;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.compression.Xz;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// An ELF file: executable, library, relocatable object or core.
///
/// It owns the mapping of the file and must be closed; what was read from it before stays valid,
/// except [SymbolTable]s and views of bytes. May be used by several threads. A file that is
/// truncated by somebody else meanwhile makes the JVM throw an `InternalError` at the next read
/// behind its end.
public final class ObjectFile implements AutoCloseable {
  /// More than any linker puts there: names of functions.
  private static final int MOST_MINI_DEBUG_BYTES = 64 << 20;

  private final Optional<Arena> mapping;
  private final String name;
  private final HeaderReader file;
  private final long bias;
  private final SectionContents contents;
  private final Lazy<List<Segment>> segments;
  private final Lazy<List<Section>> sections;
  private final Lazy<Optional<SymbolTable>> symbols;
  private final Lazy<Optional<SymbolTable>> dynamicSymbols;
  private final Lazy<List<Symbol>> pltSymbols;
  private final Lazy<Optional<ObjectFile>> miniDebug;

  private ObjectFile(Optional<Arena> mapping, String name, MemorySegment bytes, long bias) {
    this.mapping = mapping;
    this.name = name;
    this.file = HeaderReader.read(name, bytes);
    this.bias = bias;
    this.segments = new Lazy<>(() -> SegmentReader.read(file));
    this.sections = new Lazy<>(() -> SectionReader.read(file));
    this.contents = new SectionContents(file, sections::get, room(mapping));
    this.symbols = new Lazy<>(() -> tables().read(SectionType.SYMTAB));
    this.dynamicSymbols = new Lazy<>(this::readDynamicSymbols);
    this.pltSymbols = new Lazy<>(this::readPltSymbols);
    this.miniDebug = new Lazy<>(this::readMiniDebug);
  }

  /// Where unpacked sections go: beside the mapping, with whose end they end, or on the heap.
  private static SegmentAllocator room(Optional<Arena> mapping) {
    return mapping
        .<SegmentAllocator>map(arena -> arena)
        .orElse((size, _) -> MemorySegment.ofArray(new byte[Math.toIntExact(size)]));
  }

  /// Maps a file.
  ///
  /// @throws IOException if it cannot be opened or is no regular file
  /// @throws MalformedObjectException if it is no ELF file
  public static ObjectFile open(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException(path + ": not a regular file");
    }
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      var arena = Arena.ofShared();
      try {
        var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        return new ObjectFile(Optional.of(arena), path.toString(), bytes, 0);
      } catch (IOException | MalformedObjectException failure) {
        arena.close();
        throw failure;
      }
    }
  }

  /// {@return a copy of `bytes` as an object}
  ///
  /// @param name what messages call it
  /// @throws MalformedObjectException if it is no ELF file
  public static ObjectFile of(String name, byte[] bytes) {
    return new ObjectFile(Optional.empty(), name, MemorySegment.ofArray(bytes.clone()), 0);
  }

  /// {@return the object that `bytes` are, without a copy: they must live as long as it}
  ///
  /// @throws MalformedObjectException if they are no ELF file
  public static ObjectFile of(Block bytes) {
    return new ObjectFile(Optional.empty(), bytes.name(), bytes.segment(), 0);
  }

  /// {@return what a process has in memory of an object}
  static ObjectFile of(String name, MemoryImage image) {
    return new ObjectFile(Optional.empty(), name, image.bytes(), image.bias());
  }

  /// {@return the name it was opened by}
  public String name() {
    return name;
  }

  /// {@return what the file says about itself}
  public Header header() {
    return file.header();
  }

  /// {@return the program headers, in the file's order; none in relocatable objects}
  public List<Segment> segments() {
    return segments.get();
  }

  /// {@return the sections, in the file's order, with the empty one at 0; there may be none}
  ///
  /// @throws MalformedObjectException if a name lies outside the table of names
  public List<Section> sections() {
    return sections.get();
  }

  /// {@return the first section with this name}
  public Optional<Section> section(String name) {
    for (var section : sections()) {
      if (section.name().equals(name)) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  /// {@return the contents of a section, unpacked if they are packed; of a [SectionType#NOBITS]
  /// one, nothing}
  ///
  /// In a relocatable object, debug information is as if all sections were loaded at 0. Unpacking
  /// is done once, when it is first asked for; the block lives as long as the file.
  ///
  /// @throws MalformedObjectException if they lie outside the file or cannot be unpacked
  public Block block(Section section) {
    return contents.of(section);
  }

  /// {@return the contents of the first section with this name, as [#block(Section)] gives them;
  /// for `.debug_x` also of one that is called `.zdebug_x`}
  public Optional<Block> block(String name) {
    return blockSection(name).map(contents::of);
  }

  /// {@return whether there is what [#block(String)] gives; nothing is unpacked for it}
  public boolean hasBlock(String name) {
    return blockSection(name).isPresent();
  }

  /// {@return the contents of the section that [#block(String)] finds, as they are stored}
  public Optional<Block> storedBlock(String name) {
    return blockSection(name).map(contents::stored);
  }

  /// {@return how many bytes [#block(String)] has to unpack, as the file states it, unsigned; 0 if
  /// the section is not packed, or has to be relocated as well}
  ///
  /// @throws MalformedObjectException if that is not stated
  public long unpackedBytes(String name) {
    return blockSection(name).map(contents::unpackedBytes).orElse(0L);
  }

  private Optional<Section> blockSection(String name) {
    var found = section(name);
    return found.isEmpty() && name.startsWith(".debug_")
        ? section(Section.OLD_COMPRESSED + name.substring(".debug_".length()))
        : found;
  }

  /// {@return a view of a section's contents as they are stored; of a [SectionType#NOBITS] one,
  /// nothing}
  ///
  /// @throws MalformedObjectException if they lie outside the file
  public MemorySegment bytes(Section section) {
    return contents.stored(section).segment();
  }

  /// {@return all bytes of the file}
  public Block bytes() {
    return file.bytes();
  }

  /// {@return the full table of symbols, which is absent from stripped files}
  public Optional<SymbolTable> symbols() {
    return symbols.get();
  }

  /// {@return the symbols that other objects may use; of a file without section headers by its hash
  /// tables}
  public Optional<SymbolTable> dynamicSymbols() {
    return dynamicSymbols.get();
  }

  private SymbolTableReader tables() {
    return new SymbolTableReader(file, sections(), contents);
  }

  private Optional<SymbolTable> readDynamicSymbols() {
    return sections().isEmpty() ? loaded().symbols() : tables().read(SectionType.DYNSYM);
  }

  /// {@return the entries of the procedure linkage tables, each with the name of the function it
  /// leads to and `@plt`, by address; for x86-64, i386, AArch64, ARM and RISC-V}
  public List<Symbol> pltSymbols() {
    return pltSymbols.get();
  }

  private List<Symbol> readPltSymbols() {
    return new PltReader(file, tables(), contents, globalOffsetTable()).read();
  }

  private FileAddress globalOffsetTable() {
    for (var entry : dynamicEntries()) {
      if (entry.tag() == DynamicEntry.PLTGOT) {
        return FileAddress.of(entry.value());
      }
    }
    return section(".got.plt")
        .or(() -> section(".got"))
        .map(Section::address)
        .orElse(FileAddress.of(0));
  }

  /// {@return the names of functions that a stripped file carries packed in `.gnu_debugdata`: an
  /// object with the same addresses, which is closed with this one}
  ///
  /// @throws MalformedObjectException if it cannot be unpacked or is no object
  public Optional<ObjectFile> miniDebug() {
    return miniDebug.get();
  }

  private Optional<ObjectFile> readMiniDebug() {
    return block(".gnu_debugdata")
        .map(packed ->
            new ObjectFile(
                Optional.empty(),
                packed.name(),
                MemorySegment.ofArray(Xz.unpack(packed, MOST_MINI_DEBUG_BYTES)),
                0));
  }

  /// {@return the symbols with this name that this object defines, each place once}
  public List<Symbol> symbolsNamed(String name) {
    var places = new LinkedHashSet<FileAddress>();
    var found = new ArrayList<Symbol>();
    for (var table : symbolTables()) {
      for (var symbol : table.named(name)) {
        if (places.add(symbol.address())) {
          found.add(symbol);
        }
      }
    }
    if (name.endsWith("@plt")) {
      pltSymbols().stream().filter(symbol -> symbol.name().equals(name)).forEach(found::add);
    }
    return List.copyOf(found);
  }

  /// {@return what is known of an address: by the full table of symbols if it says more than
  /// "nearest", else by the packed, the dynamic one, and the entries of linkage tables}
  public Optional<SymbolMatch> symbolAt(FileAddress address) {
    var segment = loadedAt(address);
    if (segment.isEmpty()) {
      return Optional.empty();
    }
    var found = Optional.<SymbolMatch>empty();
    for (var table : symbolTables()) {
      var match = table.at(address, segment.get().address());
      if (match.isPresent() && (found.isEmpty() || isNearer(match.get(), found.get()))) {
        found = match;
      }
    }
    var nearest = found;
    return found
        .filter(match -> !(match instanceof SymbolMatch.Nearest))
        .or(() -> pltEntryAt(address))
        .or(() -> nearest);
  }

  private Optional<SymbolMatch> pltEntryAt(FileAddress address) {
    var place = lastBefore(address, pltSymbols());
    if (place < 0 || !pltSymbols().get(place).contains(address)) {
      return Optional.empty();
    }
    var entry = pltSymbols().get(place);
    var offset = address.value() - entry.address().value();
    return Optional.of(
        offset == 0 ? new SymbolMatch.Exact(entry) : new SymbolMatch.Containing(entry, offset));
  }

  private static int lastBefore(FileAddress address, List<Symbol> sorted) {
    var low = 0;
    var high = sorted.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (sorted.get(middle).address().compareTo(address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private static boolean isNearer(SymbolMatch one, SymbolMatch other) {
    return other instanceof SymbolMatch.Nearest
        && (!(one instanceof SymbolMatch.Nearest)
            || Long.compareUnsigned(one.offset(), other.offset()) < 0);
  }

  private List<SymbolTable> symbolTables() {
    var tables = new ArrayList<SymbolTable>();
    symbols().ifPresent(tables::add);
    miniDebug().flatMap(ObjectFile::symbols).ifPresent(tables::add);
    dynamicSymbols().ifPresent(tables::add);
    return tables;
  }

  /// {@return the loaded segment that has `address`}
  public Optional<Segment> loadedAt(FileAddress address) {
    for (var segment : segments()) {
      if (segment.type().equals(SegmentType.LOAD) && segment.contains(address)) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /// {@return the notes of the segments, or of the sections where there are no segments}
  public List<Note> notes() {
    return segments().isEmpty() ? notesOfSections() : notesOfSegments();
  }

  private List<Note> notesOfSegments() {
    var found = new ArrayList<Note>();
    for (var segment : segments()) {
      if (segment.type().equals(SegmentType.NOTE)) {
        found.addAll(
            NoteReader.read(segment.bytes().of(file.bytes(), "notes"), segment.alignment()));
      }
    }
    return List.copyOf(found);
  }

  private List<Note> notesOfSections() {
    var found = new ArrayList<Note>();
    for (var section : sections()) {
      if (section.type().equals(SectionType.NOTE)) {
        found.addAll(NoteReader.read(block(section), section.alignment()));
      }
    }
    return List.copyOf(found);
  }

  /// {@return the bytes that identify this build: of programs that Go's linker has made they are in
  /// a section which no segment of notes has}
  public Optional<ByteString> buildId() {
    return buildId(notes()).or(() -> buildId(notesOfSections()));
  }

  private static Optional<ByteString> buildId(List<Note> notes) {
    return notes.stream().filter(Note::isBuildId).map(Note::bytes).findFirst();
  }

  /// {@return the dynamic section up to its end, none for static programs}
  public List<DynamicEntry> dynamicEntries() {
    for (var segment : segments()) {
      if (segment.type().equals(SegmentType.DYNAMIC)) {
        return DynamicReader.read(
            segment.bytes().of(file.bytes(), "dynamic section"), header().elfClass());
      }
    }
    return List.of();
  }

  /// {@return the names of the libraries that it needs, in their order}
  public List<String> neededLibraries() {
    return dynamicStrings(DynamicEntry.NEEDED);
  }

  /// {@return the name by which a library is known to those that need it}
  public Optional<String> soname() {
    return dynamicStrings(DynamicEntry.SONAME).stream().findFirst();
  }

  private List<String> dynamicStrings(long tag) {
    return loaded().texts(tag);
  }

  private LoadedParts loaded() {
    return new LoadedParts(file.bytes(), header(), segments(), dynamicEntries(), bias);
  }

  /// Unmaps the file.
  @Override
  public void close() {
    mapping.ifPresent(Arena::close);
  }
}
