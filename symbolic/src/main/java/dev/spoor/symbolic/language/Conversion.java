package dev.spoor.symbolic.language;

/// How far an argument is from a parameter (C++17, section 16.3.3.1).
///
/// @param rank the coarse distance
/// @param detail the fine one, of the same rank
record Conversion(Rank rank, int detail) implements Comparable<Conversion> {
  enum Rank {
    EXACT,
    PROMOTION,
    CONVERSION,
    /// By a function of the program.
    USER,
    /// For one of the parameters that `...` stands for.
    ELLIPSIS
  }

  /// Of two, both of which convert a pointer: a base class is better than no class at all.
  static final int TO_VOID = 50;

  static final int TO_TRUTH = 90;

  static Conversion of(Rank rank) {
    return new Conversion(rank, 0);
  }

  @Override
  public int compareTo(Conversion other) {
    return rank == other.rank ? Integer.compare(detail, other.detail) : rank.compareTo(other.rank);
  }
}
