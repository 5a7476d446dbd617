package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.objects.dwarf.source.SourceLocations;
import dev.spoor.objects.elf.FileAddress;
import dev.spoor.symbolic.type.Types;
import java.util.Optional;

class UnitsFuzzTest {
  private static final int MOST_ENTRIES = 2_000;

  @FuzzTest(maxDuration = Limits.DURATION)
  void entriesTypesAndSources(byte[] bytes) {
    var info = DebugInfo.of(Parts.of(bytes));
    var source = SourceLocations.of(info);
    var types = Types.of(source, (_, _) -> Optional.empty());
    Expected.answers(
        () -> info.units().forEach(unit -> Expected.answers(() -> walk(unit, types))),
        () -> info.typeUnits().forEach(unit -> Expected.answers(() -> walk(unit, types))),
        () -> source.at(FileAddress.of(0x1139)),
        () -> source.functions("main"),
        () -> source.variables("global"),
        () -> source.types("point"),
        () -> source.places("tiny.c", 7));
  }

  private static void walk(Unit unit, Types types) {
    var walk = unit.walk();
    for (var count = 0; count < MOST_ENTRIES && walk.next(); count++) {
      var die = walk.die();
      Expected.answers(() -> ask(die), () -> types.of(die).sizeBytes(), () -> types.of(die).name());
    }
  }

  private static void ask(Die die) {
    var _ = die.name();
    var _ = die.origins();
    var _ = die.parent();
    var _ = die.ranges();
    var _ = die.locations(dev.spoor.objects.dwarf.AttributeName.LOCATION);
  }
}
