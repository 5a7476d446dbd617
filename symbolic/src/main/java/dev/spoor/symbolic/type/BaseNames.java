package dev.spoor.symbolic.type;

/// The usual names of C's integers: compilers have several orders of the words in them.
final class BaseNames {
  private BaseNames() {}

  /// {@return the name as most programs write it}
  static String usual(String name) {
    return switch (name) {
      case "short int" -> "short";
      case "short unsigned int", "unsigned short int" -> "unsigned short";
      case "long int" -> "long";
      case "long unsigned int", "unsigned long int" -> "unsigned long";
      case "long long int" -> "long long";
      case "long long unsigned int", "unsigned long long int" -> "unsigned long long";
      default -> name;
    };
  }
}
