package dev.spoor.symbolic.variable;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.Unit;
import dev.spoor.symbolic.value.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds variables that are declared outside of functions.
final class VariableSearch {
  private final Program program;

  VariableSearch(Program program) {
    this.program = program;
  }

  Optional<Variable> global(String name) {
    for (var object : program.objects().opened()) {
      var found = global(name, object);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  static Optional<Variable> global(String name, DebuggedObject object) {
    // With -flto a variable has an entry without a place before that with it.
    return object
        .source()
        .firstEntry(name, entry -> isPlaced(entry) && isNamed(entry, name))
        .or(() -> object.source().firstEntry(name, entry -> isNamed(entry, name)))
        .map(die -> variable(name, die, object));
  }

  /// {@return whether the compiler has left a place or a value of a variable somewhere}
  static boolean isPlaced(Die die) {
    return die.has(AttributeName.LOCATION) || die.has(AttributeName.CONST_VALUE);
  }

  private static boolean isNamed(Die die, String name) {
    if (!die.tag().equals(Tag.VARIABLE) || die.flag(AttributeName.DECLARATION)) {
      return false;
    }
    var origins = die.origins();
    for (var origin : origins) {
      var own = origin.name();
      if (own.isPresent()) {
        return name.endsWith(own.get()) && name.equals(scopeOf(origins.getLast()) + own.get());
      }
    }
    return false;
  }

  private static Variable variable(String name, Die die, DebuggedObject object) {
    return new Variable(name, Variable.Kind.GLOBAL, object.types().typeOf(die), die, object);
  }

  /// {@return where a variable is that an entry only declares: by its linkage name, or for C by its
  /// name alone}
  Optional<Storage> definition(Variable variable) {
    for (var die : variable.die().origins()) {
      if (die.flag(AttributeName.DECLARATION) || die.flag(AttributeName.EXTERNAL)) {
        var name = die.text(AttributeName.LINKAGE_NAME).or(die::name);
        var found = defined(die).or(() -> symbol(name.orElse(""), variable.object()));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// By its name with all scopes; C++ before DWARF 5 has no linkage name at the declaration.
  private Optional<Storage> defined(Die declaration) {
    var name = scopeOf(declaration) + declaration.name().orElse("");
    return global(name)
        .filter(other -> !other.die().equals(declaration) && isPlaced(other.die()))
        .map(program::value)
        .flatMap(value -> value.address().map(Storage.InMemory::new));
  }

  private Optional<Storage> symbol(String name, DebuggedObject object) {
    return program
        .symbolNamed(name, object)
        .or(() -> program.symbolNamed(name))
        .map(Storage.InMemory::new);
  }

  /// {@return the variables of a unit that are declared outside of functions, also those that the
  /// compiler has left no place for}
  static List<Variable> ofUnit(Unit unit, DebuggedObject object) {
    var found = new ArrayList<Variable>();
    forEach(unit, (name, die) -> found.add(variable(name, die, object)));
    return found;
  }

  private interface Found {
    void accept(String name, Die die);
  }

  private static void forEach(Unit unit, Found found) {
    var prefixes = new ArrayList<>(List.of("", ""));
    for (var walk = unit.walk(); walk.next(); ) {
      if (walk.depth() == 0) {
        continue;
      }
      var isScope = walk.tag().equals(Tag.NAMESPACE) || walk.tag().equals(Tag.MODULE);
      if (isScope && walk.hasChildren() && walk.depth() < 64) {
        while (prefixes.size() > walk.depth() + 1) {
          prefixes.removeLast();
        }
        prefixes.add(prefixes.getLast() + walk.die().name().orElse("(anonymous namespace)") + "::");
        continue;
      }
      if (walk.tag().equals(Tag.VARIABLE) && !walk.has(AttributeName.DECLARATION)) {
        named(walk.die(), prefixes.get(walk.depth()), found);
      }
      walk.skipChildren();
    }
  }

  private static void named(Die die, String prefix, Found found) {
    var origins = die.origins();
    for (var origin : origins) {
      if (origin.name().isPresent()) {
        var isOwn = origins.size() == 1;
        found.accept((isOwn ? prefix : scopeOf(origins.getLast())) + origin.name().get(), die);
        return;
      }
    }
  }

  /// A definition of what is declared in a class or a namespace stands outside of it.
  private static String scopeOf(Die declaration) {
    var text = new StringBuilder();
    var scope = declaration.parent();
    for (var depth = 0; scope.isPresent() && depth < 64; depth++) {
      var die = scope.get();
      if (die.parent().isPresent()) {
        var name = die.name().or(() -> die.reference(AttributeName.SIGNATURE).flatMap(Die::name));
        text.insert(0, name.orElse("(anonymous namespace)") + "::");
      }
      // A type's own unit declares it in its namespace, and describes it outside.
      scope = die.origins().getLast().parent();
    }
    return text.toString();
  }
}
