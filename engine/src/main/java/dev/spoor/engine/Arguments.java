package dev.spoor.engine;

/// The six arguments of a system call as the registers have them, whether the call takes them or
/// not.
public record Arguments(long a0, long a1, long a2, long a3, long a4, long a5) {
  /// How many there are.
  public static final int COUNT = 6;

  /// {@return argument `index`}
  ///
  /// @param index 0 to 5
  public long get(int index) {
    return switch (index) {
      case 0 -> a0;
      case 1 -> a1;
      case 2 -> a2;
      case 3 -> a3;
      case 4 -> a4;
      case 5 -> a5;
      default -> throw new IndexOutOfBoundsException("a system call has no argument " + index);
    };
  }

  /// {@return these arguments with one replaced}
  public Arguments with(int index, long value) {
    var all = new long[] {a0, a1, a2, a3, a4, a5};
    all[index] = value;
    return new Arguments(all[0], all[1], all[2], all[3], all[4], all[5]);
  }
}
