package dev.spoor.symbolic.type;

import java.util.List;
import java.util.OptionalLong;

/// Values of one type one behind the other (DWARF 5, section 5.5), row by row.
///
/// @param element the type of each
/// @param dimensions the outermost first; at least one
/// @param strideBytes from one to the next, if it is not the element's width
/// @param isVector whether it is a vector of GNU C, which is passed and returned by value
public record ArrayType(
    TypeReference element, List<Dimension> dimensions, OptionalLong strideBytes, boolean isVector)
    implements Type {
  /// Copies the list.
  public ArrayType {
    dimensions = List.copyOf(dimensions);
  }

  /// {@return an array of a known number of elements}
  public static ArrayType of(Type element, long count) {
    return new ArrayType(
        TypeReference.to(element), List.of(Dimension.of(count)), OptionalLong.empty(), false);
  }

  /// {@return the type of what the outermost index chooses: the element, or an array of one
  /// dimension less}
  public Type inner() {
    return dimensions.size() == 1
        ? element.type()
        : new ArrayType(element, dimensions.subList(1, dimensions.size()), strideBytes, false);
  }

  @Override
  public String toString() {
    return name();
  }
}
