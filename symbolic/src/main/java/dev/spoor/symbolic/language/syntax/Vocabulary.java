package dev.spoor.symbolic.language.syntax;

/// What names mean where an expression stands: C cannot be read without it.
public interface Vocabulary {
  /// {@return whether a name is that of a type, and of no variable that hides it}
  boolean isType(TypeSyntax.Path path);

  /// {@return whether a name, with the arguments of a template, is one at all: else the `<` is a
  /// comparison}
  boolean isName(TypeSyntax.Path path);

  /// {@return one without names}
  static Vocabulary none() {
    return new Vocabulary() {
      @Override
      public boolean isType(TypeSyntax.Path path) {
        return false;
      }

      @Override
      public boolean isName(TypeSyntax.Path path) {
        return false;
      }
    };
  }
}
