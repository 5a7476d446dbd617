package dev.spoor.symbolic.language;

import dev.spoor.symbolic.language.syntax.ExpressionException;
import java.util.List;

/// gdb's questions about the stack: `$_caller_is ("f")` whether the caller of the selected frame
/// has this name, `$_any_caller_is ("f", 3)` whether it or one of its next three callers has;
/// `$_caller_matches` and `$_any_caller_matches` the same with a pattern for the name's beginning.
record CallerFunctions(Context context) {
  /// As deep as anybody looks.
  private static final int MOST_FRAMES = 10_000;

  static boolean isKnown(String name) {
    return switch (name) {
      case "$_caller_is", "$_caller_matches", "$_any_caller_is", "$_any_caller_matches" -> true;
      default -> false;
    };
  }

  /// A frame's name, compared with what was asked for.
  @FunctionalInterface
  interface Comparison {
    boolean holds(String name);
  }

  /// @param frames how many calls further out, 1 if that was not said
  boolean holds(String name, Comparison asked, long frames, int at) {
    if (frames < 0) {
      throw new ExpressionException(at, "nframes must be >= 0");
    }
    if (context.around().frame().isEmpty()) {
      throw new ExpressionException(at, "No frame is currently selected.");
    }
    var most = (int) Math.min(frames, MOST_FRAMES);
    List<String> names = context.around().callers(most);
    if (name.startsWith("$_any_")) {
      return names.stream().limit(most + 1L).anyMatch(asked::holds);
    }
    return most < names.size() && most == frames && asked.holds(names.get(most));
  }
}
