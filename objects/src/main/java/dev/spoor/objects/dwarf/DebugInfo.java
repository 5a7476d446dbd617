package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Block;
import dev.spoor.objects.bytes.Lazy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The debugging information of one file. Nothing is read before it is asked for.
///
/// Lives as long as its sections. May be used by several threads.
public final class DebugInfo {
  private final DwarfSections sections;
  private final RelatedFiles related;
  private final Optional<SplitFile> split;
  private final AbbreviationTables abbreviations;
  private final Lazy<List<Unit>> units;
  private final Lazy<List<Unit>> typeSection;
  private final Lazy<Map<Long, Unit>> types;
  private final Lazy<Optional<DebugInfo>> supplementary;

  private DebugInfo(DwarfSections sections, RelatedFiles related, Optional<SplitFile> split) {
    this.sections = sections;
    this.related = related;
    this.split = split;
    this.abbreviations = new AbbreviationTables(sections.section(".debug_abbrev"));
    this.units = new Lazy<>(() -> unitsOf(".debug_info", UnitType.COMPILE));
    this.typeSection = new Lazy<>(() -> unitsOf(".debug_types", UnitType.TYPE));
    this.types = new Lazy<>(this::typesBySignature);
    this.supplementary = new Lazy<>(() -> related.supplementary().map(DebugInfo::of));
  }

  /// {@return what `sections` hold, without any other file}
  public static DebugInfo of(DwarfSections sections) {
    return of(sections, RelatedFiles.none());
  }

  /// {@return what `sections` hold}
  ///
  /// @param related finds the other files that belong to it, when they are needed
  public static DebugInfo of(DwarfSections sections, RelatedFiles related) {
    return new DebugInfo(sections, related, Optional.empty());
  }

  /// {@return what the sections of a `.dwo` file hold, or the parts that one unit has in a package}
  static DebugInfo of(DwarfSections sections, RelatedFiles related, SplitFile split) {
    return new DebugInfo(sections, related, Optional.of(split));
  }

  /// {@return the sections it is read from}
  public DwarfSections sections() {
    return sections;
  }

  /// {@return the units of `.debug_info`, in the order of the file, those that cannot be read
  /// included}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if they do not follow each other
  public List<Unit> units() {
    return units.get();
  }

  /// {@return the units of `.debug_types`, where DWARF 4 has types}
  public List<Unit> typeUnits() {
    return typeSection.get();
  }

  private List<Unit> unitsOf(String name, UnitType typeBefore5) {
    var section = sections.section(name);
    var headers = new UnitHeaderReader(section, typeBefore5);
    var found = new ArrayList<Unit>();
    for (var offset = 0L; offset < section.sizeBytes(); ) {
      var header = headers.read(offset);
      found.add(new Unit(this, section, header, skeletonOf(header)));
      offset = header.end();
    }
    return List.copyOf(found);
  }

  private Optional<Unit> skeletonOf(UnitHeader header) {
    return header.type().isType() ? Optional.empty() : split.map(SplitFile::skeleton);
  }

  /// {@return the unit of `.debug_info` that `offset` lies in}
  public Optional<Unit> unitAt(long offset) {
    var all = units();
    var low = 0;
    var high = all.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var header = all.get(middle).header();
      if (offset < header.offset()) {
        high = middle - 1;
      } else if (offset >= header.end()) {
        low = middle + 1;
      } else {
        return Optional.of(all.get(middle));
      }
    }
    return Optional.empty();
  }

  /// {@return the entry at `offset` of `.debug_info`}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if there is none
  public Die die(long offset) {
    return unitAt(offset)
        .orElseThrow(() -> info().malformed(offset, "an entry outside of all units"))
        .die(offset);
  }

  private Block info() {
    return sections.section(".debug_info");
  }

  /// {@return the type with this signature (DWARF 5, section 7.32)}
  public Optional<Die> type(long signature) {
    var unit = Optional.ofNullable(types.get().get(signature));
    return unit.or(() -> split.flatMap(file -> file.typeUnit(signature))).map(Unit::type);
  }

  private Map<Long, Unit> typesBySignature() {
    var found = new HashMap<Long, Unit>();
    for (var unit : units()) {
      if (unit.header().type().isType()) {
        found.putIfAbsent(unit.header().identity(), unit);
      }
    }
    for (var unit : typeUnits()) {
      found.putIfAbsent(unit.header().identity(), unit);
    }
    return Map.copyOf(found);
  }

  /// {@return whether it is a `.dwo` file, or a part of a package}
  boolean isSplit() {
    return split.isPresent();
  }

  /// {@return the file that this one shares with others}
  public Optional<DebugInfo> supplementary() {
    return supplementary.get();
  }

  /// {@return a string of the file that this one shares with others; empty if that was not found}
  String supplementaryText(long offset) {
    return supplementary().map(file -> file.sections.section(".debug_str").text(offset)).orElse("");
  }

  AbbreviationTable abbreviations(long offset, Encoding encoding) {
    return abbreviations.at(offset, encoding);
  }

  /// {@return the split unit of a skeleton, if it has one that can be found}
  Optional<Unit> splitUnit(Unit skeleton) {
    if (!skeleton.header().isKnown() || skeleton.skeleton().isPresent()) {
      return Optional.empty();
    }
    var root = skeleton.root();
    var name = root.text(AttributeName.DWO_NAME).or(() -> root.text(AttributeName.GNU_DWO_NAME));
    var identity = skeleton.splitIdentity();
    if (name.isEmpty() || identity.isEmpty()) {
      return Optional.empty();
    }
    return related
        .split(name.get(), skeleton.compilationDirectory().orElse(""), identity.get())
        .flatMap(other -> new SplitFile(skeleton, other, related).unit(identity.get()));
  }
}
