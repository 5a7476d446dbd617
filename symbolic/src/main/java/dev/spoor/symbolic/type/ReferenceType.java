package dev.spoor.symbolic.type;

/// A reference of C++: an address that is not shown as one (DWARF 5, section 5.3).
///
/// @param kind `&` or `&&`
/// @param target what is referred to
/// @param widthBytes of the address
public record ReferenceType(Kind kind, TypeReference target, int widthBytes) implements Type {
  /// To what values it can be bound.
  public enum Kind {
    LVALUE,
    RVALUE
  }

  @Override
  public String toString() {
    return name();
  }
}
