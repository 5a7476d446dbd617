package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.CompoundType;
import dev.spoor.symbolic.type.ReferenceType;
import dev.spoor.symbolic.type.Type;
import java.util.Optional;
import java.util.stream.Stream;

/// The functions with which an object of a class begins as a copy of another one, and ends (C++17,
/// sections 15.8.1 and 15.4).
///
/// @param name of the class without its scopes
public record Lifetime(String name, Optional<Address> copying, Optional<Address> ending) {
  static Lifetime of(FunctionSearch search, Type type) {
    if (!(type.stripped() instanceof CompoundType compound) || compound.tag().isEmpty()) {
      return new Lifetime("", Optional.empty(), Optional.empty());
    }
    var name = lastWord(compound.tag().get());
    return new Lifetime(name, copying(search, compound, name), ending(search, compound, name));
  }

  /// Without its scopes, and without what a template was made from.
  private static String lastWord(String tag) {
    var end = tag.indexOf('<') < 0 ? tag.length() : tag.indexOf('<');
    return tag.substring(tag.lastIndexOf(':', end) + 1, end);
  }

  private static Optional<Address> copying(FunctionSearch search, CompoundType type, String name) {
    return methods(search, type, name, 1)
        .filter(each ->
            each.parameters().getFirst().stripped() instanceof ReferenceType reference
                && reference.kind() == ReferenceType.Kind.LVALUE
                && reference.target().type().stripped().equals(type))
        .map(Candidate::address)
        .findFirst();
  }

  private static Optional<Address> ending(FunctionSearch search, CompoundType type, String name) {
    return methods(search, type, "~" + name, 0).map(Candidate::address).findFirst();
  }

  /// Of the class itself, not of its bases.
  private static Stream<Candidate> methods(
      FunctionSearch search, CompoundType type, String name, int parameters) {
    return search.methods(type, name).stream()
        .filter(methods -> methods.type().equals(type))
        .flatMap(methods -> methods.candidates().stream())
        .filter(each -> each.hasObject() && each.parameters().size() == parameters);
  }
}
