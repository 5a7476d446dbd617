package dev.spoor.symbolic.value;

/// How values are written, and how much of them.
///
/// @param elements of an array, or characters of a text, that are shown
/// @param repeats more than that many equal elements in a row are shown once, with their number
/// @param depth how deep structures in structures are shown
/// @param characters of the whole text; behind them it ends
/// @param pointers whether a pointer is written with its type before it, as a value on its own is
/// @param notation of numbers
/// @param layout what is written beside the values, and on which lines
public record ValueFormat(
    int elements,
    int repeats,
    int depth,
    int characters,
    Pointers pointers,
    Notation notation,
    ValueLayout layout) {
  /// Whether the type of a pointer is written, if it is the whole value.
  public enum Pointers {
    /// `(int *) 0x1000`
    WITH_TYPE,
    /// `0x1000`
    PLAIN
  }

  /// {@return that of a list of variables: 200 elements, repeats from 11 on, 20 deep}
  public static ValueFormat usual() {
    return new ValueFormat(
        200, 10, 20, 1 << 18, Pointers.PLAIN, Notation.NATURAL, ValueLayout.usual());
  }

  /// {@return the same with other limits on elements}
  public ValueFormat withElements(int most) {
    return new ValueFormat(most, repeats, depth, characters, pointers, notation, layout);
  }

  /// {@return the same with other limits on structures in structures}
  public ValueFormat withDepth(int most) {
    return new ValueFormat(elements, repeats, most, characters, pointers, notation, layout);
  }

  /// {@return the same with another limit on the whole text}
  public ValueFormat withCharacters(int most) {
    return new ValueFormat(elements, repeats, depth, most, pointers, notation, layout);
  }

  /// {@return the same with the types of pointers}
  public ValueFormat withPointerTypes() {
    return new ValueFormat(
        elements, repeats, depth, characters, Pointers.WITH_TYPE, notation, layout);
  }

  /// {@return the same with numbers in another notation}
  public ValueFormat withNotation(Notation other) {
    return new ValueFormat(elements, repeats, depth, characters, pointers, other, layout);
  }

  /// {@return the same with something else written beside the values}
  public ValueFormat withLayout(ValueLayout other) {
    return new ValueFormat(elements, repeats, depth, characters, pointers, notation, other);
  }
}
