package dev.spoor.live.calls;

import java.util.List;

/// Descriptions without a program, and why.
final class Uncovered {
  private Uncovered() {}

  static List<String> entries() {
    return List.of();
  }
}
