package dev.spoor.symbolic.type;

/// The address of another value (DWARF 5, section 5.3).
///
/// @param target what is pointed to
/// @param widthBytes of the address
public record PointerType(TypeReference target, int widthBytes) implements Type {
  @Override
  public String toString() {
    return name();
  }
}
