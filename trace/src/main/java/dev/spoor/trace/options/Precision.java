package dev.spoor.trace.options;

import java.util.Optional;

/// How many decimals of a second a time is printed with.
public enum Precision {
  S(0),
  MS(3),
  US(6),
  NS(9);

  private final int decimals;

  Precision(int decimals) {
    this.decimals = decimals;
  }

  /// {@return the number of decimals}
  public int decimals() {
    return decimals;
  }

  static Optional<Precision> named(String name) {
    return switch (name) {
      case "s" -> Optional.of(S);
      case "ms" -> Optional.of(MS);
      case "us" -> Optional.of(US);
      case "ns" -> Optional.of(NS);
      default -> Optional.empty();
    };
  }
}
