package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Lazy;
import dev.spoor.objects.elf.FileAddress;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;

/// A unit of debugging information: what was compiled from one source file, a part of it that
/// several share, a type, or the skeleton of a unit that is in a file of its own (DWARF 5, section
/// 3.1).
///
/// Lives as long as its sections. May be used by several threads.
public final class Unit {
  private final DebugInfo file;
  private final Block bytes;
  private final UnitHeader header;
  private final Optional<Unit> skeleton;
  private final FormReader forms;
  private volatile WeakReference<AbbreviationTable> abbreviations = new WeakReference<>(null);
  private final Lazy<Bases> bases;
  private final Lazy<Long> lowPc;
  private final Lazy<ScopeLevels> scopes;
  private final Lazy<Optional<Unit>> split;

  /// @param section the one it is in
  /// @param skeleton of a split unit
  Unit(DebugInfo file, Block section, UnitHeader header, Optional<Unit> skeleton) {
    this.file = file;
    // Offsets stay those of the section, and nothing is read behind the unit.
    this.bytes = section.slice(0, header.end(), "");
    this.header = header;
    this.skeleton = skeleton;
    this.forms = new FormReader(this, header.encoding());
    this.bases = new Lazy<>(this::readBases);
    this.lowPc = new Lazy<>(this::readLowPc);
    this.scopes = new Lazy<>(() -> new ScopeLevels(this));
    this.split = new Lazy<>(() -> file.splitUnit(this));
  }

  /// {@return the file it is part of}
  public DebugInfo file() {
    return file;
  }

  /// {@return what it says about itself}
  public UnitHeader header() {
    return header;
  }

  /// {@return the widths of its numbers}
  public Encoding encoding() {
    return header.encoding();
  }

  /// {@return the sections that it refers to}
  public DwarfSections sections() {
    return file.sections();
  }

  /// {@return a reader of values that belong to it but are not attributes}
  public FormReader forms() {
    return forms;
  }

  Block bytes() {
    return bytes;
  }

  AbbreviationTable abbreviations() {
    var known = abbreviations.get();
    if (known == null) {
      known = file.abbreviations(header.abbreviations(), header.encoding());
      abbreviations = new WeakReference<>(known);
    }
    return known;
  }

  /// {@return its first entry, which all others are below}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if the version or the type of the
  ///   unit is not known, or it has no entries
  public Die root() {
    return die(header.firstDie());
  }

  /// {@return the entry at `offset` of the section}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if there is none in this unit; a
  ///   place inside another entry cannot always be told from one
  public Die die(long offset) {
    if (offset < header.firstDie() || offset >= header.end()) {
      throw bytes.malformed(offset, "no entry of the unit at 0x" + hex(header.offset()));
    }
    var cursor = bytes.cursor(offset);
    var code = cursor.uleb128();
    var abbreviation = code == 0 ? null : abbreviations().find(code);
    if (abbreviation == null) {
      throw bytes.malformed(
          offset, "an entry with abbreviation " + code + ", which does not exist");
    }
    return new Die(this, offset, abbreviation, cursor.offset());
  }

  private static String hex(long value) {
    return Long.toHexString(value);
  }

  /// {@return a walk over all its entries}
  public DieWalk walk() {
    return new DieWalk(this, root().offset());
  }

  /// {@return the type that a type unit is for}
  public Die type() {
    return die(header.offset() + header.typeOffset());
  }

  /// {@return the entry that `offset` of the section is a child of; empty for the first}
  Optional<Die> parentOf(long offset) {
    var parent = scopes.get().parentOf(offset);
    return parent < 0 ? Optional.empty() : Optional.of(die(parent));
  }

  /// {@return the name of the source file, as the compiler was given it}
  public Optional<String> name() {
    return root().text(AttributeName.NAME);
  }

  /// {@return the directory in which the compiler ran}
  public Optional<String> compilationDirectory() {
    var own = root().text(AttributeName.COMP_DIR);
    return own.isPresent() || skeleton.isEmpty() ? own : skeleton.get().compilationDirectory();
  }

  /// {@return the compiler, by its own words}
  public Optional<String> producer() {
    return root().text(AttributeName.PRODUCER);
  }

  /// {@return where its line program is, in `.debug_line`}
  public Optional<Long> lineProgram() {
    var own = root().offset(AttributeName.STMT_LIST);
    return own.isPresent() || skeleton.isEmpty() ? own : skeleton.get().lineProgram();
  }

  /// {@return the addresses of its code and data, in any order; that of a split unit are those of
  /// its skeleton}
  public List<FileAddressRange> ranges() {
    return skeleton.isPresent() ? skeleton.get().ranges() : root().ranges();
  }

  /// {@return the id that a skeleton and its split unit share}
  Optional<Long> splitIdentity() {
    return header.identity() != 0 && !header.type().isType()
        ? Optional.of(header.identity())
        : root().unsigned(AttributeName.GNU_DWO_ID);
  }

  /// {@return the skeleton of a split unit}
  public Optional<Unit> skeleton() {
    return skeleton;
  }

  /// {@return whether it is in a file of its own, apart from its skeleton}
  public boolean isSplit() {
    return file.isSplit();
  }

  /// {@return the unit that holds what this one describes: for a skeleton the split unit, if its
  /// file was found, else itself}
  public Unit full() {
    return split.get().orElse(this);
  }

  /// The base of offsets in lists: the unit's first address.
  long lowPc() {
    return lowPc.get();
  }

  private long readLowPc() {
    var own = root().address(AttributeName.LOW_PC);
    if (own.isPresent()) {
      return own.get().value();
    }
    return skeleton.map(Unit::lowPc).orElse(0L);
  }

  /// What is added to offsets into `.debug_ranges`: GNU's skeletons have it for their split units
  /// alone.
  long oldRangesBase() {
    return skeleton.map(unit -> unit.bases.get().ranges()).orElse(0L);
  }

  long rangeListsBase() {
    return bases.get().ranges();
  }

  long locationListsBase() {
    return bases.get().locations();
  }

  /// {@return the entry of the unit's table of addresses}
  long address(long index) {
    var base = skeleton.orElse(this).bases.get().addresses();
    var table = sections().section(".debug_addr");
    return table.unsigned(
        place(table, base, index, encoding().addressBytes()), encoding().addressBytes());
  }

  /// {@return the address with this number in the unit's part of `.debug_addr`, as expressions have
  /// it}
  public FileAddress addressAt(long index) {
    return FileAddress.of(address(index));
  }

  /// {@return the entry of the unit's table of strings}
  String text(long index) {
    return sections().section(".debug_str").text(textOffset(index));
  }

  /// {@return where in `.debug_str` the string with this number of the unit's table is}
  public long textOffset(long index) {
    var width = encoding().offsetBytes();
    var table = sections().section(".debug_str_offsets");
    return table.unsigned(place(table, bases.get().strings(), index, width), width);
  }

  /// {@return where an attribute that is a string stands; empty if that is in another file}
  ///
  /// @param abbreviation of the entry
  /// @param attributes where they begin
  /// @param index which of them
  Optional<TextPlace> textPlace(Abbreviation abbreviation, long attributes, int index) {
    var cursor = bytes.cursor(attributes);
    for (var i = 0; i < index; i++) {
      FormReader.skip(cursor, abbreviation.form(i), encoding());
    }
    return forms.textPlace(cursor, abbreviation.form(index));
  }

  /// {@return where a table has its entry `index`}
  static long place(Block table, long base, long index, int eachBytes) {
    if (!table.holds(base, 0)
        || Long.compareUnsigned(index, (table.sizeBytes() - base) / eachBytes) >= 0) {
      throw table.malformed(base, "no entry " + Long.toUnsignedString(index));
    }
    return base + index * eachBytes;
  }

  /// Read apart from other attributes: these cannot be read without.
  private Bases readBases() {
    var first = root();
    var found = Bases.defaults(encoding());
    var cursor = first.cursor();
    for (var i = 0; i < first.abbreviation().count(); i++) {
      var form = first.abbreviation().form(i);
      var width = FormReader.fixedBytes(form, encoding());
      switch (form) {
        case Form.SEC_OFFSET, Form.DATA4, Form.DATA8 ->
            found = found.with(first.abbreviation().name(i), cursor.unsigned(width));
        default -> FormReader.skip(cursor, form, encoding());
      }
    }
    return found;
  }

  /// {@return where it is}
  @Override
  public String toString() {
    return header.type() + " unit at 0x" + hex(header.offset()) + " of " + bytes.name();
  }
}
