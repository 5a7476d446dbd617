package dev.spoor.symbolic.type;

import dev.spoor.objects.dwarf.AttributeName;
import dev.spoor.objects.dwarf.DebugInfo;
import dev.spoor.objects.dwarf.Die;
import dev.spoor.objects.dwarf.Tag;
import dev.spoor.objects.dwarf.source.SourceLocations;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The types of one file. Each is made when it is first asked for, and kept.
///
/// Lives as long as the sections of its debugging information. May be used by several threads.
public final class Types {
  private final ConcurrentMap<Die, Type> made = new ConcurrentHashMap<>();
  private final TypeIndex index;
  private final Elsewhere elsewhere;

  /// Finds types in other files.
  @FunctionalInterface
  public interface Elsewhere {
    /// {@return the entry that defines a type}
    ///
    /// @param name with all its scopes
    /// @param tag of the entry
    Optional<Die> definition(String name, Tag tag);
  }

  private Types(SourceLocations source, Elsewhere elsewhere) {
    this.index = new TypeIndex(source);
    this.elsewhere = elsewhere;
  }

  /// {@return the types of a file}
  public static Types of(DebugInfo info) {
    return of(SourceLocations.of(info), (_, _) -> Optional.empty());
  }

  /// {@return the types of a file}
  ///
  /// @param source finds entries by name
  /// @param elsewhere asked for what the file only declares
  public static Types of(SourceLocations source, Elsewhere elsewhere) {
    return new Types(source, elsewhere);
  }

  /// {@return the type that an entry describes}
  ///
  /// @throws dev.spoor.objects.bytes.MalformedObjectException if that cannot be read
  public Type of(Die die) {
    var known = made.get(die);
    if (known != null) {
      return known;
    }
    // Not computeIfAbsent: making one may ask for others.
    var type = new TypeReader(this).read(complete(die));
    var first = made.putIfAbsent(die, type);
    return first == null ? type : first;
  }

  /// {@return the type that an entry says it has; no type at all if it says nothing}
  public TypeReference typeOf(Die holder) {
    for (var origin : holder.origins()) {
      if (origin.has(AttributeName.TYPE)) {
        return origin
            .reference(AttributeName.TYPE)
            .<TypeReference>map(die -> new TypeReference.Described(die, this))
            .orElseGet(() ->
                TypeReference.to(
                    new UnknownType(
                        "a type in a file that was not found", java.util.OptionalLong.empty())));
      }
    }
    return TypeReference.toVoid();
  }

  /// {@return the type with this name, with all its scopes but without a keyword: a structure,
  /// union, class, enumeration, typedef or base type}
  ///
  /// The first call may read all units ([SourceLocations#firstEntry]).
  public Optional<Type> named(String name) {
    return index.named(name).map(this::of);
  }

  /// {@return the entry that defines a type with this name}
  public Optional<Die> definition(String name, Tag tag) {
    return index.definition(name, tag);
  }

  /// {@return the entry with a type's contents: another one, if this only declares it and that is
  /// found}
  private Die complete(Die die) {
    if (!TypeIndex.isScopeType(die.tag())) {
      return die;
    }
    var signature = die.reference(AttributeName.SIGNATURE);
    if (signature.isPresent() || !die.flag(AttributeName.DECLARATION)) {
      return signature.orElse(die);
    }
    var name = ScopedNames.of(die);
    return name.flatMap(
            text -> definition(text, die.tag()).or(() -> elsewhere.definition(text, die.tag())))
        .orElse(die);
  }
}
