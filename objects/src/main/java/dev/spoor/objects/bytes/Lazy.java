package dev.spoor.objects.bytes;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value made when it is first asked for. Two threads that ask at once may both make it, and get
/// equal ones.
public final class Lazy<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T value;

  /// @param maker makes the value; what it throws is thrown to whoever asked, and not kept
  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  /// {@return the value}
  public T get() {
    var made = value;
    if (made == null) {
      made = maker.get();
      value = made;
    }
    return made;
  }
}
