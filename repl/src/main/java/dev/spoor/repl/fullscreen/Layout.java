package dev.spoor.repl.fullscreen;

import java.util.List;

/// Which windows there are, from the top.
///
/// @param name as users know it
/// @param windows the names of its windows
record Layout(String name, List<String> windows) {
  /// In the order of `layout next`.
  static final List<Layout> ALL =
      List.of(
          new Layout("src", List.of("src")),
          new Layout("asm", List.of("asm")),
          new Layout("split", List.of("src", "asm")),
          new Layout("regs", List.of("regs", "src")),
          new Layout("locals", List.of("src", "locals")));

  /// Copies the list.
  Layout {
    windows = List.copyOf(windows);
  }

  /// {@return this one's registers: with the code that was shown before}
  Layout beside(Layout before) {
    var code = before.windows().contains("asm") ? "asm" : "src";
    return name.equals("regs") ? new Layout(name, List.of("regs", code)) : this;
  }

  /// {@return the layout so many behind this one}
  Layout next(int steps) {
    var at = 0;
    for (var i = 0; i < ALL.size(); i++) {
      at = ALL.get(i).name().equals(name) ? i : at;
    }
    return ALL.get(Math.floorMod(at + steps, ALL.size()));
  }
}
