package dev.spoor.symbolic.type;

import java.util.List;
import java.util.Optional;

/// Members of which some are there, depending on the value of another one (DWARF 5, section
/// 5.7.10): what Rust makes of an enum.
///
/// @param discriminant the member that says which; empty if there is nothing to choose
/// @param variants each with its values of the discriminant
public record VariantPart(Optional<Member> discriminant, List<Variant> variants) {
  /// Copies the list.
  public VariantPart {
    variants = List.copyOf(variants);
  }

  /// One of the choices.
  ///
  /// @param values of the discriminant; none for all that no other variant has
  /// @param members that are there then
  public record Variant(List<Range> values, List<Member> members) {
    /// Copies the lists.
    public Variant {
      values = List.copyOf(values);
      members = List.copyOf(members);
    }
  }

  /// Values of a discriminant, both ends included.
  public record Range(long low, long high) {}

  /// {@return the variant for a value of the discriminant}
  public Optional<Variant> variantOf(long value) {
    for (var variant : variants) {
      for (var range : variant.values()) {
        if (value >= range.low() && value <= range.high()) {
          return Optional.of(variant);
        }
      }
    }
    return variants.stream().filter(variant -> variant.values().isEmpty()).findFirst();
  }
}
