package dev.spoor.objects.elf;

import dev.spoor.machine.ByteString;
import dev.spoor.objects.bytes.MalformedObjectException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
  private final Optional<Arena> mapping;
  private final String name;
  private final HeaderReader file;
  private final Lazy<List<Segment>> segments;
  private final Lazy<List<Section>> sections;
  private final Lazy<Optional<SymbolTable>> symbols;
  private final Lazy<Optional<SymbolTable>> dynamicSymbols;

  private ObjectFile(Optional<Arena> mapping, String name, MemorySegment bytes) {
    this.mapping = mapping;
    this.name = name;
    this.file = HeaderReader.read(name, bytes);
    this.segments = new Lazy<>(() -> SegmentReader.read(file));
    this.sections = new Lazy<>(() -> SectionReader.read(file));
    this.symbols = new Lazy<>(() -> table(SectionType.SYMTAB));
    this.dynamicSymbols = new Lazy<>(() -> table(SectionType.DYNSYM));
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
        return new ObjectFile(Optional.of(arena), path.toString(), bytes);
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
    return new ObjectFile(Optional.empty(), name, MemorySegment.ofArray(bytes.clone()));
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

  /// {@return a view of a section's contents; of a [SectionType#NOBITS] one, nothing}
  ///
  /// @throws MalformedObjectException if they lie outside the file
  public MemorySegment bytes(Section section) {
    return section.type().equals(SectionType.NOBITS)
        ? MemorySegment.ofArray(new byte[0])
        : file.bytes().slice(section.bytes()).asReadOnly();
  }

  /// {@return the full table of symbols, which is absent from stripped files}
  public Optional<SymbolTable> symbols() {
    return symbols.get();
  }

  /// {@return the symbols that other objects may use}
  public Optional<SymbolTable> dynamicSymbols() {
    return dynamicSymbols.get();
  }

  private Optional<SymbolTable> table(SectionType type) {
    for (var section : sections()) {
      if (section.type().equals(type)) {
        return Optional.of(table(section));
      }
    }
    return Optional.empty();
  }

  private SymbolTable table(Section section) {
    return new SymbolTable(
        file.bytes(), section.bytes(), linked(section).bytes(), sectionIndicesOf(section));
  }

  private Section linked(Section section) {
    if (Integer.compareUnsigned(section.link(), sections().size()) >= 0) {
      throw file.bytes()
          .malformed(
              file.sections().entry(section.index()),
              "section "
                  + section.index()
                  + " belongs to section "
                  + Integer.toUnsignedString(section.link())
                  + ", which does not exist");
    }
    return sections().get(section.link());
  }

  private Optional<FileRange> sectionIndicesOf(Section table) {
    for (var section : sections()) {
      if (section.type().equals(SectionType.SYMTAB_SHNDX) && section.link() == table.index()) {
        return Optional.of(section.bytes());
      }
    }
    return Optional.empty();
  }

  /// {@return the symbols with this name that this object defines, each place once}
  public List<Symbol> symbolsNamed(String name) {
    var places = new LinkedHashSet<FileAddress>();
    var found = new ArrayList<Symbol>();
    for (var table : tables()) {
      for (var symbol : table.named(name)) {
        if (places.add(symbol.address())) {
          found.add(symbol);
        }
      }
    }
    return List.copyOf(found);
  }

  /// {@return what is known of an address: by the full table of symbols if it says more than
  /// "nearest", else by the dynamic one}
  public Optional<SymbolMatch> symbolAt(FileAddress address) {
    var segment = loadedAt(address);
    if (segment.isEmpty()) {
      return Optional.empty();
    }
    var found = Optional.<SymbolMatch>empty();
    for (var table : tables()) {
      var match = table.at(address, segment.get().address());
      if (match.isPresent() && (found.isEmpty() || isNearer(match.get(), found.get()))) {
        found = match;
      }
    }
    return found;
  }

  private static boolean isNearer(SymbolMatch one, SymbolMatch other) {
    return other instanceof SymbolMatch.Nearest
        && (!(one instanceof SymbolMatch.Nearest)
            || Long.compareUnsigned(one.offset(), other.offset()) < 0);
  }

  private List<SymbolTable> tables() {
    var tables = new ArrayList<SymbolTable>();
    symbols().ifPresent(tables::add);
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
    var found = new ArrayList<Note>();
    for (var segment : segments()) {
      if (segment.type().equals(SegmentType.NOTE)) {
        found.addAll(NoteReader.read(file.bytes(), segment.bytes(), segment.alignment()));
      }
    }
    for (var section : segments().isEmpty() ? sections() : List.<Section>of()) {
      if (section.type().equals(SectionType.NOTE)) {
        found.addAll(NoteReader.read(file.bytes(), section.bytes(), section.alignment()));
      }
    }
    return List.copyOf(found);
  }

  /// {@return the bytes that identify this build}
  public Optional<ByteString> buildId() {
    return notes().stream().filter(Note::isBuildId).map(Note::bytes).findFirst();
  }

  /// {@return the dynamic section up to its end, none for static programs}
  public List<DynamicEntry> dynamicEntries() {
    for (var segment : segments()) {
      if (segment.type().equals(SegmentType.DYNAMIC)) {
        return DynamicReader.read(file.bytes(), segment.bytes());
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
    return DynamicReader.strings(file.bytes(), dynamicEntries(), tag, this::fileOffset);
  }

  /// Where the byte of `address` is in the file.
  private Optional<Long> fileOffset(FileAddress address) {
    return loadedAt(address)
        .map(segment -> segment.bytes().offset() + address.value() - segment.address().value());
  }

  /// Unmaps the file.
  @Override
  public void close() {
    mapping.ifPresent(Arena::close);
  }
}
