package dev.spoor.symbolic.language.syntax;

/// The words of C and C++ that are no names.
final class Words {
  private Words() {}

  static boolean isReserved(String word) {
    return isBase(word)
        || isQualifier(word)
        || isTag(word)
        || isTypeOf(word)
        || isSizeOf(word)
        || switch (word) {
          case "true",
              "false",
              "nullptr",
              "this",
              "static_cast",
              "reinterpret_cast",
              "const_cast",
              "dynamic_cast",
              "typename",
              "and",
              "or",
              "operator" ->
              true;
          default -> false;
        };
  }

  /// {@return whether base types are made of it}
  static boolean isBase(String word) {
    return switch (word) {
      case "void",
          "char",
          "short",
          "int",
          "long",
          "signed",
          "unsigned",
          "float",
          "double",
          "bool",
          "_Bool",
          "_Complex",
          "__int128" ->
          true;
      default -> false;
    };
  }

  static boolean isQualifier(String word) {
    return switch (word) {
      case "const", "volatile", "restrict", "_Atomic", "__restrict" -> true;
      default -> false;
    };
  }

  static boolean isTag(String word) {
    return switch (word) {
      case "struct", "union", "class", "enum" -> true;
      default -> false;
    };
  }

  static boolean isTypeOf(String word) {
    return switch (word) {
      case "typeof", "__typeof__", "__typeof", "decltype", "__decltype" -> true;
      default -> false;
    };
  }

  static boolean isSizeOf(String word) {
    return switch (word) {
      case "sizeof", "alignof", "_Alignof", "__alignof__" -> true;
      default -> false;
    };
  }
}
