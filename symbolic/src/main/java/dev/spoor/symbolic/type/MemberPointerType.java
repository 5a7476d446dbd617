package dev.spoor.symbolic.type;

/// A pointer to a member of C++ (DWARF 5, section 5.14), as the Itanium ABI has it: a distance, or
/// for a function a pair.
///
/// @param target the member's type
/// @param containing the class
/// @param widthBytes of a value
public record MemberPointerType(TypeReference target, TypeReference containing, int widthBytes)
    implements Type {
  @Override
  public String toString() {
    return name();
  }
}
