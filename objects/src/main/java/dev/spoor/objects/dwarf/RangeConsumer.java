package dev.spoor.objects.dwarf;

/// Takes ranges of addresses without an object for each.
@FunctionalInterface
public interface RangeConsumer {
  /// The addresses from `start` (included) to `end` (not included), unsigned; at least one.
  void range(long start, long end);
}
