package dev.spoor.symbolic.language.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A type as an expression names it.
public sealed interface TypeSyntax {
  /// {@return where it begins}
  int at();

  /// Words of the language: `unsigned long`.
  record Base(List<String> words, int at) implements TypeSyntax {
    /// Copies the list.
    public Base {
      words = List.copyOf(words);
    }
  }

  /// With a keyword before it: `struct foo`.
  ///
  /// @param keyword struct, union, class or enum
  record Tagged(String keyword, String name, int at) implements TypeSyntax {}

  /// A name of its own.
  record Named(Path path, int at) implements TypeSyntax {}

  /// That of an expression: `typeof (x)`, `decltype (x)`.
  record OfExpression(Syntax expression, int at) implements TypeSyntax {}

  /// A type with a restriction.
  ///
  /// @param qualifier const, volatile, restrict or _Atomic
  record Qualified(String qualifier, TypeSyntax target, int at) implements TypeSyntax {}

  record Pointer(TypeSyntax target, int at) implements TypeSyntax {}

  /// A reference.
  ///
  /// @param isRvalue whether it is written with `&&`
  record Reference(TypeSyntax target, boolean isRvalue, int at) implements TypeSyntax {}

  record MemberPointer(TypeSyntax target, TypeSyntax containing, int at) implements TypeSyntax {}

  /// An array.
  ///
  /// @param count empty if there is nothing between the brackets
  record Array(TypeSyntax element, OptionalLong count, int at) implements TypeSyntax {}

  record Function(TypeSyntax result, List<TypeSyntax> parameters, boolean isVariadic, int at)
      implements TypeSyntax {
    /// Copies the list.
    public Function {
      parameters = List.copyOf(parameters);
    }
  }

  /// A name with the scopes before it.
  ///
  /// @param file the source file that it is looked for in: `'file.c'::x`
  /// @param isGlobal whether it begins with `::`
  /// @param parts the scopes from the outermost one on, and the name; each with the arguments of
  ///   its template
  record Path(Optional<String> file, boolean isGlobal, List<String> parts) {
    /// Copies the list.
    public Path {
      parts = List.copyOf(parts);
    }

    /// {@return a name alone}
    public static Path of(String name) {
      return new Path(Optional.empty(), false, List.of(name));
    }

    /// {@return the parts with `::` between them}
    public String name() {
      return String.join("::", parts);
    }

    /// {@return whether there is nothing before the name}
    public boolean isPlain() {
      return parts.size() == 1 && !isGlobal && file.isEmpty();
    }
  }
}
