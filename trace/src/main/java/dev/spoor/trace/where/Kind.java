package dev.spoor.trace.where;

/// What a value is, as far as comparisons care.
enum Kind {
  NUMBER("a number"),
  TEXT("text"),
  /// A length of time.
  TIME("a length of time"),
  /// A structure or an array of structures: it can be asked for, not compared.
  WHOLE("a structure");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
