package dev.spoor.repl.stops;

import dev.spoor.debugger.step.StepFilter;
import dev.spoor.symbolic.CodePlace;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// What the user does not want to step into. Asked on the tracer's thread.
public final class Skips implements StepFilter {
  /// One of them.
  ///
  /// @param number as the user counts
  /// @param file empty for any
  /// @param isGlob whether `file` is a shell's pattern
  /// @param function empty for any
  /// @param isPattern whether `function` is a regular expression
  record Skip(
      int number,
      boolean isEnabled,
      String file,
      boolean isGlob,
      String function,
      boolean isPattern) {
    private boolean is(CodePlace place) {
      return isEnabled && isFile(place.file()) && isFunction(place.function());
    }

    private boolean isFunction(String name) {
      if (function.isEmpty()) {
        return true;
      }
      var plain = name.indexOf('(') > 0 ? name.substring(0, name.indexOf('(')) : name;
      return isPattern
          ? Pattern.compile(function).matcher(name).find()
          : name.equals(function) || plain.equals(function);
    }

    private boolean isFile(Optional<String> path) {
      if (file.isEmpty()) {
        return true;
      }
      return path.isPresent()
          && (isGlob
              ? FileSystems.getDefault()
                  .getPathMatcher("glob:" + file.replace("*", "**"))
                  .matches(Path.of(path.get()))
              : path.get().equals(file) || path.get().endsWith("/" + file));
    }

    Skip enabled(boolean value) {
      return new Skip(number, value, file, isGlob, function, isPattern);
    }
  }

  private final List<Skip> all = new CopyOnWriteArrayList<>();
  private int last;

  @Override
  public boolean skips(CodePlace place) {
    return all.stream().anyMatch(skip -> skip.is(place));
  }

  List<Skip> all() {
    return List.copyOf(all);
  }

  void add(String file, boolean isGlob, String function, boolean isPattern) {
    all.add(new Skip(++last, true, file, isGlob, function, isPattern));
  }

  void remove(Skip skip) {
    all.remove(skip);
  }

  void enable(Skip skip, boolean value) {
    all.set(all.indexOf(skip), skip.enabled(value));
  }
}
