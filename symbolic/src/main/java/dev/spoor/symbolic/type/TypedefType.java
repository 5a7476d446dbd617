package dev.spoor.symbolic.type;

/// Another name for a type (DWARF 5, section 5.4).
///
/// @param name with what it is declared in
/// @param target the type
public record TypedefType(String name, TypeReference target) implements Type {
  @Override
  public String toString() {
    return name;
  }
}
