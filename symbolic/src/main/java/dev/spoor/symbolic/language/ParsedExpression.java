package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.Syntax;

/// An expression that was read, to be evaluated as often as one likes.
///
/// @param text as it was written, which columns of errors count in
/// @param syntax its tree
public record ParsedExpression(String text, Syntax syntax) {
  /// {@return whether it is a type and no value}
  public boolean isType() {
    return syntax instanceof Syntax.TypeName;
  }
}
