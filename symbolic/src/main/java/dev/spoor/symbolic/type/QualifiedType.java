package dev.spoor.symbolic.type;

/// A type with a restriction on its use (DWARF 5, section 5.3).
///
/// @param qualifier the restriction
/// @param target the type
public record QualifiedType(Qualifier qualifier, TypeReference target) implements Type {
  /// The restrictions, by the words of C.
  public enum Qualifier {
    CONST("const"),
    VOLATILE("volatile"),
    RESTRICT("restrict"),
    ATOMIC("_Atomic"),
    /// Of languages other than C: packed, shared, immutable.
    OTHER("");

    private final String word;

    Qualifier(String word) {
      this.word = word;
    }

    /// {@return how C writes it}
    public String word() {
      return word;
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
