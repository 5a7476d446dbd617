package dev.spoor.repl.shell;

import dev.spoor.repl.setting.Settings;
import dev.spoor.repl.terminal.Pages;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// How large a page is: as `set height` and `set width` have it, and as long as nobody has used
/// those, as the window is.
final class ScreenSize {
  private final Settings settings;
  private String height = "unlimited";
  private String width = "unlimited";

  ScreenSize(Settings settings) {
    this.settings = settings;
  }

  /// The window has a size.
  void window(int rows, int columns) {
    height = follow("height", height, rows);
    width = follow("width", width, columns);
  }

  /// {@return what was set, which is as before if somebody else has set it}
  private String follow(String name, String before, int now) {
    if (!settings.text(name).equals(before)) {
      return before;
    }
    settings.set(name, Integer.toString(now));
    return settings.text(name);
  }

  /// {@return a new page}
  Pages pages(Function<String, Optional<String>> asking) {
    return new Pages(
        asking,
        settings.isOn("pagination") ? settings.limit("height") : OptionalInt.empty(),
        settings.limit("width"));
  }
}
