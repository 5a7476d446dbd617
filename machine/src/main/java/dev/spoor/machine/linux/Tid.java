package dev.spoor.machine.linux;

/// The kernel's number of one task (a thread; the first one's number is the process's pid), as seen
/// in the tracer's pid namespace.
///
/// @param value 1 or more
public record Tid(int value) implements Comparable<Tid> {
  /// @throws IllegalArgumentException if `value` is not positive
  public Tid {
    if (value <= 0) {
      throw new IllegalArgumentException("not a task: " + value);
    }
  }

  /// {@return the task numbered `value`}
  public static Tid of(int value) {
    return new Tid(value);
  }

  @Override
  public int compareTo(Tid other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
