package dev.spoor.symbolic.language;

import dev.spoor.objects.bytes.MalformedObjectException;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds enumerators by name: of the frame's unit, then of all units. No table of a file has them.
final class Enumerators {
  private final EvaluationSurroundings around;
  private final Map<Unit, Map<String, Meaning>> ofUnits = new HashMap<>();

  Enumerators(EvaluationSurroundings around) {
    this.around = around;
  }

  Optional<Meaning> named(String name, List<String> prefixes) {
    var frame = around.frame();
    if (frame.isPresent() && frame.get().object().isPresent()) {
      for (var scope : frame.get().scopeEntries()) {
        var found = in(scope.unit(), frame.get().object().get(), name, prefixes);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    for (var object : around.program().objects().opened()) {
      for (var unit : object.info().units()) {
        var found = in(unit, object, name, prefixes);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Meaning> in(
      Unit unit, DebuggedObject object, String name, List<String> prefixes) {
    var known = ofUnits.computeIfAbsent(unit, each -> read(each, object));
    for (var prefix : prefixes) {
      var found = known.get(prefix + name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static Map<String, Meaning> read(Unit unit, DebuggedObject object) {
    var found = new HashMap<String, Meaning>();
    try {
      if (unit.header().isKnown() && !unit.header().type().isType()) {
        for (var walk = unit.full().walk(); walk.next(); ) {
          if (walk.tag().equals(Tag.ENUMERATION_TYPE)
              && object.types().of(walk.die()) instanceof EnumerationType enumeration) {
            for (var each : enumeration.enumerators()) {
              found.putIfAbsent(each.name(), new Meaning.Enumerator(enumeration, each.value()));
            }
          }
        }
      }
    } catch (MalformedObjectException damaged) {
      // What was found before is right.
    }
    return found;
  }
}
