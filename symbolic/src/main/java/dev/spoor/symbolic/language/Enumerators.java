package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds enumerators by name, by the index of each object; those of the frame's function among its
/// entries.
record Enumerators(EvaluationSurroundings around) {
  /// {@return one that is declared in the frame's function}
  Optional<Meaning> local(String name) {
    var frame = around.frame();
    if (frame.isEmpty() || frame.get().object().isEmpty()) {
      return Optional.empty();
    }
    for (var scope : frame.get().scopeEntries()) {
      for (var entry : scope.origins()) {
        for (var child : entry.children()) {
          var found =
              child.tag().equals(Tag.ENUMERATION_TYPE)
                  ? in(child, name, frame.get().object().get())
                  : Optional.<Meaning>empty();
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  /// {@return one of a unit}
  ///
  /// @param name with all its scopes
  Optional<Meaning> named(String name, DebuggedObject object, Unit unit) {
    return named(name, object, die -> die.unit().equals(unit));
  }

  /// {@return one of an object}
  ///
  /// @param name with all its scopes
  Optional<Meaning> named(String name, DebuggedObject object) {
    return named(name, object, _ -> true);
  }

  private static Optional<Meaning> named(
      String name, DebuggedObject object, Predicate<Die> isThere) {
    return object
        .source()
        .firstEntry(
            name,
            die ->
                die.tag().equals(Tag.ENUMERATOR)
                    && isThere.test(die)
                    && of(die, name, object).isPresent())
        .flatMap(die -> of(die, name, object));
  }

  private static Optional<Meaning> of(Die enumerator, String name, DebuggedObject object) {
    return enumerator
        .parent()
        .filter(parent -> parent.tag().equals(Tag.ENUMERATION_TYPE))
        .flatMap(parent -> exactly(parent, name, object));
  }

  private static Optional<Meaning> exactly(Die type, String name, DebuggedObject object) {
    if (object.types().of(type) instanceof EnumerationType enumeration) {
      for (var each : enumeration.enumerators()) {
        if (each.name().equals(name)) {
          return Optional.of(new Meaning.Enumerator(enumeration, each.value()));
        }
      }
    }
    return Optional.empty();
  }

  /// By the simple name: what is declared in a function has no others.
  private static Optional<Meaning> in(Die type, String name, DebuggedObject object) {
    if (object.types().of(type) instanceof EnumerationType enumeration) {
      for (var each : enumeration.enumerators()) {
        if (each.name().equals(name) || each.name().endsWith("::" + name)) {
          return Optional.of(new Meaning.Enumerator(enumeration, each.value()));
        }
      }
    }
    return Optional.empty();
  }
}
