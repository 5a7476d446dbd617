package dev.spoor.repl.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the user wants shown at each halt. For one thread.
public final class Displays {
  /// One expression.
  ///
  /// @param number as the user counts
  /// @param format behind `display`, with its slash; empty for none
  /// @param enabled whether it is shown
  public record Display(int number, String format, String expression, boolean enabled) {}

  private final List<Display> all = new ArrayList<>();
  private int lastNumber;
  private Consumer<Shell> way = _ -> {};

  /// {@return all, by number}
  public List<Display> all() {
    return List.copyOf(all);
  }

  /// Shows all that are to be shown.
  public void show(Shell shell) {
    way.accept(shell);
  }

  /// Adds one.
  ///
  /// @param showing how all are shown
  public Display add(String format, String expression, Consumer<Shell> showing) {
    way = showing;
    var display = new Display(++lastNumber, format, expression, true);
    all.add(display);
    return display;
  }

  /// Removes one.
  ///
  /// @return whether there was one
  public boolean remove(int number) {
    return all.removeIf(display -> display.number() == number);
  }

  /// Removes all.
  public void clear() {
    all.clear();
  }

  /// Shows one at halts, or does not.
  ///
  /// @return whether there is one
  public boolean enable(int number, boolean value) {
    for (var i = 0; i < all.size(); i++) {
      var each = all.get(i);
      if (each.number() == number) {
        all.set(i, new Display(number, each.format(), each.expression(), value));
        return true;
      }
    }
    return false;
  }
}
