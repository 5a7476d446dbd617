package dev.spoor.repl.fullscreen;

import java.util.List;

/// Which windows there are, and where.
///
/// @param name as users know it
/// @param root what is above each other; the part where commands are typed is the last of it
record Layout(String name, Area.Split root) {
  /// The part where commands are typed.
  static final String COMMANDS = "cmd";

  /// The line that says where the program is.
  static final String STATUS = "status";

  /// {@return those that need not be made, in the order of `layout next`}
  static List<Layout> builtIn() {
    return List.of(
        LayoutText.parse("src src 2 status 0 cmd 1"),
        LayoutText.parse("asm asm 2 status 0 cmd 1"),
        LayoutText.parse("split src 1 asm 1 status 0 cmd 1"),
        LayoutText.parse("regs regs 1 src 1 status 0 cmd 1"),
        LayoutText.parse("locals src 1 locals 1 status 0 cmd 1"));
  }

  /// {@return registers above the code that was shown before}
  static Layout registersBeside(Layout before) {
    return before.has("regs")
        ? before
        : before.has("asm")
            ? LayoutText.parse("regs regs 1 asm 1 status 0 cmd 1")
            : LayoutText.parse("regs regs 1 src 1 status 0 cmd 1");
  }

  /// {@return the windows that can be scrolled}
  List<String> windows() {
    return root.windows().filter(name -> !name.equals(COMMANDS) && !name.equals(STATUS)).toList();
  }

  boolean has(String window) {
    return windows().contains(window);
  }
}
