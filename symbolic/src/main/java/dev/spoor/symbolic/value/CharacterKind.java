package dev.spoor.symbolic.value;

import dev.spoor.symbolic.type.BaseEncoding;
import dev.spoor.symbolic.type.BaseType;
import dev.spoor.symbolic.type.QualifiedType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.type.TypedefType;
import java.util.Optional;

/// Types whose values are characters.
///
/// @param prefix what C writes before the quotes
/// @param widthBytes of each
/// @param isSigned whether one is a number with a sign
record CharacterKind(String prefix, int widthBytes, boolean isSigned) {
  /// {@return the kind of a type, if its values are characters: integers of one byte all are, for C
  /// has no others}
  static Optional<CharacterKind> of(Type type) {
    return type.stripped() instanceof BaseType base ? of(type, base) : Optional.empty();
  }

  private static Optional<CharacterKind> of(Type type, BaseType base) {
    var name = wideName(type);
    var encoding = base.encoding();
    var isInteger =
        encoding.isInteger() && !encoding.equals(BaseEncoding.BOOLEAN) && !isNumber(base.name());
    var isText = encoding.equals(BaseEncoding.UTF) || !name.isEmpty() || base.widthBytes() == 1;
    var isPossible = base.widthBytes() == 1 || base.widthBytes() == 2 || base.widthBytes() == 4;
    if (!isInteger || !isText || !isPossible) {
      return Optional.empty();
    }
    var prefix =
        switch (name) {
          case "wchar_t" -> "L";
          case "char16_t" -> "u";
          case "char32_t" -> "U";
          default -> "";
        };
    return Optional.of(new CharacterKind(prefix, (int) base.widthBytes(), encoding.isSigned()));
  }

  /// As base types these names are of registers, of Rust and of Go: in C they are others for the
  /// compiler's types.
  private static boolean isNumber(String name) {
    return switch (name) {
      case "int8_t", "uint8_t", "u8", "i8", "uint8", "int8" -> true;
      default -> false;
    };
  }

  /// In C these are typedefs, in C++ types.
  private static String wideName(Type type) {
    var at = type;
    for (var step = 0; step < 16; step++) {
      switch (at) {
        case TypedefType(var name, var target) -> {
          if (isWide(name)) {
            return name;
          }
          at = target.type();
        }
        case QualifiedType(var _, var target) -> at = target.type();
        case BaseType base -> {
          return isWide(base.name()) ? base.name() : "";
        }
        default -> {
          return "";
        }
      }
    }
    return "";
  }

  private static boolean isWide(String name) {
    return name.equals("wchar_t") || name.equals("char16_t") || name.equals("char32_t");
  }
}
