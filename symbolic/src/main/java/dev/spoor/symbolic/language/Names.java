package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.language.syntax.Vocabulary;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.EnumerationType;
import dev.spoor.symbolic.type.Placement;
import dev.spoor.symbolic.type.PointerType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Contents;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.variable.DebuggedObject;
import dev.spoor.symbolic.variable.FrameVariables;
import dev.spoor.symbolic.variable.Program;
import dev.spoor.symbolic.variable.Scope;
import dev.spoor.symbolic.variable.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what names mean in a frame: variables, functions, enumerators, types. What was found is
/// kept, as long as the program stands where it did.
final class Names implements Vocabulary {
  private final EvaluationSurroundings around;
  private final TypeSearch types;
  private final Enumerators enumerators;
  private final List<Scope> scopes = new ArrayList<>();
  private final Map<TypeSyntax.Path, Optional<Meaning>> known = new HashMap<>();
  private final List<String> prefixes;

  Names(EvaluationSurroundings around) {
    this.around = around;
    this.prefixes = NameScopes.prefixes(around.frame());
    this.types = new TypeSearch(around, prefixes);
    this.enumerators = new Enumerators(around);
    around
        .frame()
        .ifPresent(frame -> {
          scopes.addAll(frame.scopes());
          frame.file().ifPresent(scopes::add);
        });
  }

  private Program program() {
    return around.program();
  }

  /// {@return what is put before a name that is looked for, the innermost scope first}
  List<String> prefixes() {
    return prefixes;
  }

  TypeSearch types() {
    return types;
  }

  @Override
  public boolean isType(TypeSyntax.Path path) {
    if (path.isPlain() && localVariable(path.name()).isPresent()) {
      return false;
    }
    return types.named(path).isPresent();
  }

  @Override
  public boolean isName(TypeSyntax.Path path) {
    return isType(path) || meaning(path).isPresent();
  }

  /// {@return what a name means}
  Optional<Meaning> meaning(TypeSyntax.Path path) {
    var found = known.get(path);
    if (found == null) {
      found = find(path);
      if (found.isEmpty() && program().objects().openOthers()) {
        found = find(path);
      }
      known.put(path, found);
    }
    return found;
  }

  private Optional<Meaning> find(TypeSyntax.Path path) {
    if (path.file().isPresent()) {
      return inFile(path.file().get(), path);
    }
    if (path.isPlain()) {
      var local = localVariable(path.name());
      if (local.isPresent()) {
        return Optional.of(new Meaning.OfVariable(local.get(), true));
      }
    }
    if (!path.isGlobal()) {
      var member = memberOfThis(path);
      if (member.isPresent()) {
        return member.map(Meaning.OfThis::new);
      }
    }
    return outside(path).or(() -> inScope(path)).or(() -> symbol(path));
  }

  /// {@return the variable of the frame's own scopes with this name}
  Optional<Variable> localVariable(String name) {
    for (var scope : scopes) {
      if (scope.kind() != Scope.Kind.FILE) {
        for (var variable : scope.variables()) {
          if (variable.name().equals(name)) {
            return Optional.of(variable);
          }
        }
      }
    }
    return Optional.empty();
  }

  /// {@return the object that the frame's function belongs to; one that is not there, if only its
  /// class is known}
  Optional<Operand> self() {
    var variable = localVariable("this");
    if (variable.isEmpty()
        || !(variable.get().type().type().stripped() instanceof PointerType(var to, var _))) {
      return Optional.empty();
    }
    var found = around.frame().map(frame -> frame.value(variable.get())).flatMap(Value::target);
    return found.map(Operand::of).or(() -> Optional.of(unknown(to.type())));
  }

  private Operand unknown(Type type) {
    var length = Math.clamp(type.sizeBytes().orElse(1), 1, Value.MOST_BYTES);
    var contents = Contents.absent(length, new Absence.OptimizedOut());
    return new Operand(
        Value.of(type, new Storage.Held(contents, Optional.empty()), program().surroundings()),
        new Place.Nowhere());
  }

  private Optional<Operand> memberOfThis(TypeSyntax.Path path) {
    var self = self();
    if (self.isEmpty()) {
      return Optional.empty();
    }
    var parts = path.parts();
    if (parts.size() == 1) {
      return MemberAccess.named(self.get(), parts.getFirst());
    }
    var scope = String.join("::", parts.subList(0, parts.size() - 1));
    return MemberAccess.asBaseNamed(self.get(), scope)
        .flatMap(base -> MemberAccess.named(base, parts.getLast()));
  }

  /// What is declared outside of functions, from the innermost scope on: in the frame's file, then
  /// in its object, then in others. So nothing of a library hides what the program has.
  private Optional<Meaning> outside(TypeSyntax.Path path) {
    var scopesOfPath = path.isGlobal() ? List.of("") : prefixes;
    for (var prefix : scopesOfPath) {
      var found = inFrameFile(prefix + path.name());
      if (found.isPresent()) {
        return found;
      }
    }
    var local = path.isGlobal() ? Optional.<Meaning>empty() : enumerators.local(path.name());
    if (local.isPresent()) {
      return local;
    }
    for (var object : objects()) {
      for (var prefix : scopesOfPath) {
        var found = inObject(prefix + path.name(), object);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    for (var prefix : scopesOfPath) {
      var found = shared(prefix + path.name());
      if (found.isPresent()) {
        return found;
      }
    }
    return types.named(path).map(Meaning.OfType::new);
  }

  private Optional<Meaning> inFrameFile(String name) {
    for (var scope : scopes) {
      if (scope.kind() == Scope.Kind.FILE) {
        for (var variable : scope.variables()) {
          if (variable.name().equals(name)) {
            return Optional.of(new Meaning.OfVariable(variable, true));
          }
        }
      }
    }
    var frame = around.frame();
    var object = frame.flatMap(FrameVariables::object);
    var entries = frame.map(FrameVariables::scopeEntries).orElse(List.of());
    if (object.isEmpty() || entries.isEmpty()) {
      return Optional.empty();
    }
    var unit = entries.getFirst().unit();
    for (var function : Signed.of(name).functions(object.get())) {
      if (function.die().unit().equals(unit)) {
        return Optional.of(meaning(function, object.get()));
      }
    }
    return enumerators.named(name, object.get(), unit);
  }

  /// What other files see goes before what they do not.
  private Optional<Meaning> inObject(String name, DebuggedObject object) {
    var variable = program().global(name, object);
    var functions = Signed.of(name).functions(object);
    var isVariable = variable.filter(found -> isExternal(found.die())).isPresent();
    if (!isVariable) {
      for (var function : functions) {
        if (isExternal(function.die())) {
          return Optional.of(meaning(function, object));
        }
      }
    }
    if (variable.isPresent()) {
      return variable.map(found -> new Meaning.OfVariable(found, true));
    }
    return functions.isEmpty()
        ? enumerators.named(name, object)
        : Optional.of(meaning(functions.getFirst(), object));
  }

  private static boolean isExternal(Die entry) {
    for (var origin : entry.origins()) {
      if (origin.flag(AttributeName.EXTERNAL)) {
        return true;
      }
    }
    return false;
  }

  /// A static member that is only declared where it has a value.
  private Optional<Meaning> shared(String name) {
    var colons = name.lastIndexOf("::");
    if (colons < 0) {
      return Optional.empty();
    }
    var type = types.exactly(name.substring(0, colons));
    if (type.isEmpty() || !(type.get().stripped() instanceof CompoundType compound)) {
      return Optional.empty();
    }
    return compound
        .member(name.substring(colons + 2))
        .filter(member -> member.placement() instanceof Placement.Static)
        .flatMap(member -> program().surroundings().staticMember(member))
        .map(Meaning.Shared::new);
  }

  private Optional<Meaning> function(String name, String file) {
    for (var object : objects()) {
      for (var function : Signed.of(name).functions(object)) {
        if (isIn(function, file)) {
          return Optional.of(meaning(function, object));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(Function function, String file) {
    return function
        .die()
        .unit()
        .name()
        .filter(name -> name.equals(file) || name.endsWith("/" + file))
        .isPresent();
  }

  private static Meaning meaning(Function function, DebuggedObject object) {
    return new Meaning.Function(
        object.types().of(function.die()), object.address(function.entry().orElseThrow()));
  }

  /// The object of the frame goes first.
  List<DebuggedObject> objects() {
    var all = new ArrayList<>(program().objects().opened());
    around
        .frame()
        .flatMap(FrameVariables::object)
        .ifPresent(own -> {
          all.remove(own);
          all.addFirst(own);
        });
    return all;
  }

  private Optional<Meaning> inFile(String file, TypeSyntax.Path path) {
    for (var variable : program().ofFile(file)) {
      if (variable.name().equals(path.name())) {
        return Optional.of(new Meaning.OfVariable(variable, true));
      }
    }
    var function = function(path.name(), file);
    if (function.isPresent()) {
      return function;
    }
    var parts = new ArrayList<>(List.of(file));
    parts.addAll(path.parts());
    return inScope(new TypeSyntax.Path(Optional.empty(), false, parts));
  }

  /// A variable of a function, `function::variable`, or an enumerator of an enumeration.
  private Optional<Meaning> inScope(TypeSyntax.Path path) {
    var parts = path.parts();
    if (parts.size() < 2) {
      return Optional.empty();
    }
    var scope =
        new TypeSyntax.Path(path.file(), path.isGlobal(), parts.subList(0, parts.size() - 1));
    if (types.named(scope).map(Type::stripped).orElse(null)
        instanceof EnumerationType enumeration) {
      for (var each : enumeration.enumerators()) {
        if (each.name().endsWith("::" + parts.getLast()) || each.name().equals(parts.getLast())) {
          return Optional.of(new Meaning.Enumerator(enumeration, each.value()));
        }
      }
    }
    return new FunctionScopes(around).variable(scope.name(), parts.getLast(), objects());
  }

  private Optional<Meaning> symbol(TypeSyntax.Path path) {
    return path.parts().size() == 1
        ? around.symbolNamed(path.name()).map(address -> symbol(path.name(), address))
        : Optional.empty();
  }

  /// It may be a further name of a function that is known by its first one, as `malloc` is.
  private Meaning symbol(String name, Address address) {
    var object = program().objects().at(address);
    var entered =
        object
            .map(at -> at.source().at(at.fileAddress(address)))
            .filter(frames -> !frames.isEmpty())
            .flatMap(frames -> frames.getLast().function())
            .filter(function ->
                function.entry().map(object.orElseThrow()::address).equals(Optional.of(address)));
    return entered
        .map(function -> meaning(function, object.orElseThrow()))
        .orElseGet(() -> new Meaning.Symbol(name, address));
  }
}
