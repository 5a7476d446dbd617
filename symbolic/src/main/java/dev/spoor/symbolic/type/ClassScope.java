package dev.spoor.symbolic.type;

import java.util.List;

/// What is declared in a class beside its members: functions and names of types.
///
/// @param methods in the order of the file
/// @param typedefs in the order of the file
/// @param templateParameters the types that it is made from, with their names
public record ClassScope(
    List<Method> methods, List<LocalName> typedefs, List<LocalName> templateParameters) {
  /// Copies the lists.
  public ClassScope {
    methods = List.copyOf(methods);
    typedefs = List.copyOf(typedefs);
    templateParameters = List.copyOf(templateParameters);
  }

  /// A name of a type.
  ///
  /// @param name without the class
  /// @param type what it stands for
  /// @param access who may use it
  public record LocalName(String name, TypeReference type, Access access) {}
}
