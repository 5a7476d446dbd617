package dev.spoor.objects.dwarf;

import dev.spoor.objects.bytes.Lazy;
import java.util.Optional;

/// The file that has the split unit of a skeleton: a `.dwo` file with it, or a package of many.
final class SplitFile {
  private final Unit skeleton;
  private final DwarfSections sections;
  private final RelatedFiles related;
  private final Lazy<PackageIndex> units;
  private final Lazy<PackageIndex> types;

  SplitFile(Unit skeleton, DwarfSections sections, RelatedFiles related) {
    this.skeleton = skeleton;
    this.sections = sections;
    this.related = related;
    this.units = new Lazy<>(() -> new PackageIndex(sections.section(".debug_cu_index")));
    this.types = new Lazy<>(() -> new PackageIndex(sections.section(".debug_tu_index")));
  }

  Unit skeleton() {
    return skeleton;
  }

  private boolean isPackage() {
    return sections.section(".debug_cu_index").sizeBytes() > 0;
  }

  private DebugInfo info(DwarfSections parts) {
    return DebugInfo.of(new SplitSections(skeleton.sections(), parts), related, this);
  }

  /// {@return the unit with this id}
  Optional<Unit> unit(long identity) {
    var parts = isPackage() ? units.get().parts(sections, identity) : Optional.of(sections);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    for (var unit : info(parts.get()).units()) {
      if (unit.header().isKnown()
          && !unit.header().type().isType()
          && unit.splitIdentity().filter(found -> found == identity).isPresent()) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /// {@return the unit of the package with the type that has this signature}
  Optional<Unit> typeUnit(long signature) {
    var parts = types.get().parts(sections, signature);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    var info = info(parts.get());
    for (var unit : info.typeUnits().isEmpty() ? info.units() : info.typeUnits()) {
      if (unit.header().type().isType() && unit.header().identity() == signature) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }
}
