package dev.spoor.syscalls;

/// How much of a tracee's memory may still become part of one call: arrays of arrays of strings are
/// small to write down and huge to show.
final class Allowance {
  private static final int MIN_BYTES = 1 << 18;
  private static final int ELEMENTS = 1 << 12;

  private final int mostBytes;
  private int bytes;
  private int elements;

  /// @param stringLimit how long one string may be
  Allowance(int stringLimit) {
    mostBytes = Math.max(MIN_BYTES, (int) Math.min(Integer.MAX_VALUE, 4L * stringLimit));
    renew();
  }

  /// A new call.
  void renew() {
    bytes = mostBytes;
    elements = ELEMENTS;
  }

  /// {@return how many of `wanted` bytes may be shown; they are then used up}
  int takeBytes(int wanted) {
    var taken = Math.min(wanted, bytes);
    bytes -= taken;
    return taken;
  }

  /// {@return how many of `wanted` bytes could be taken}
  int left(int wanted) {
    return Math.min(wanted, bytes);
  }

  /// Gives back what was taken for a string that turned out to be shorter.
  void giveBack(int unused) {
    bytes += unused;
  }

  /// {@return how many of `wanted` elements may be shown; they are then used up}
  int takeElements(int wanted) {
    var taken = Math.min(wanted, elements);
    elements -= taken;
    return taken;
  }
}
