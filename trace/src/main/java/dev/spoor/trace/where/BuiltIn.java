package dev.spoor.trace.where;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Names that do not depend on the call.
enum BuiltIn {
  RET(Kind.NUMBER),
  RESULT(Kind.NUMBER),
  ERRNO(Kind.NUMBER),
  ERROR(Kind.TEXT),
  DURATION(Kind.TIME),
  PID(Kind.NUMBER),
  TID(Kind.NUMBER),
  COMM(Kind.TEXT),
  NAME(Kind.TEXT),
  PATH(Kind.TEXT),
  FD(Kind.NUMBER),
  NR(Kind.NUMBER),
  ABI(Kind.TEXT),
  TIME(Kind.NUMBER);

  private final Kind kind;
  private final String word = name().toLowerCase(Locale.ROOT);

  BuiltIn(Kind kind) {
    this.kind = kind;
  }

  String word() {
    return word;
  }

  Set<Kind> kinds() {
    return EnumSet.of(kind);
  }

  static Optional<BuiltIn> named(String word) {
    for (var name : values()) {
      if (name.word.equals(word)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
