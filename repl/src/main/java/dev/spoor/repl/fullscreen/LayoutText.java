package dev.spoor.repl.fullscreen;

import dev.spoor.repl.fullscreen.Area.Pane;
import dev.spoor.repl.fullscreen.Area.Part;
import dev.spoor.repl.fullscreen.Area.Split;
import dev.spoor.repl.text.CommandException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What `tui new-layout` takes: `NAME WINDOW WEIGHT [WINDOW WEIGHT]...`, where a window may be `{
/// [-horizontal] WINDOW WEIGHT ... }`. For one use.
final class LayoutText {
  private static final Set<String> WINDOWS =
      Set.of("src", "asm", "regs", "locals", Layout.STATUS, Layout.COMMANDS);
  private static final int MOST_WEIGHT = 1000;

  private final Deque<String> words;
  private final Set<String> seen = new HashSet<>();

  private LayoutText(List<String> words) {
    this.words = new ArrayDeque<>(words);
  }

  /// {@return a layout}
  ///
  /// @throws CommandException if it is none
  static Layout parse(String text) {
    var spaced = text.replace("{", " { ").replace("}", " } ").strip();
    var parser = new LayoutText(spaced.isEmpty() ? List.of() : List.of(spaced.split("\\s+")));
    var name = parser.name();
    var root = parser.split(false, 0);
    if (root.windows().noneMatch(Layout.COMMANDS::equals)) {
      throw new CommandException("New layout does not contain the \"cmd\" window");
    }
    var last = root.parts().getLast().area();
    if (root.isHorizontal() || !last.equals(new Pane(Layout.COMMANDS))) {
      throw new CommandException("The \"cmd\" window must be the last one, below all others.");
    }
    return new Layout(name, root);
  }

  private String name() {
    var name = words.poll();
    if (name == null) {
      throw new CommandException("No layout name specified");
    }
    if (name.equals("-horizontal")) {
      throw new CommandException("The \"cmd\" window must be the last one, below all others.");
    }
    if (name.startsWith("-")) {
      throw new CommandException("Layout name cannot start with '-'");
    }
    if (words.isEmpty()) {
      throw new CommandException("New layout does not contain any windows");
    }
    return name;
  }

  /// As far as its closing brace, or the end of all.
  private Split split(boolean isHorizontal, int depth) {
    var parts = new ArrayList<Part>();
    while (!words.isEmpty() && !words.peek().equals("}")) {
      parts.add(part(words.remove(), depth));
    }
    if (depth > 0 && words.poll() == null) {
      throw new CommandException("Missing '}' in layout specification");
    }
    if (depth == 0 && !words.isEmpty()) {
      throw new CommandException("Extra '}' in layout specification");
    }
    if (parts.isEmpty()) {
      throw new CommandException("New layout does not contain any windows");
    }
    return new Split(isHorizontal, parts);
  }

  private Part part(String word, int depth) {
    if (!word.equals("{")) {
      return new Part(pane(word), weight());
    }
    var isHorizontal = "-horizontal".equals(words.peek());
    if (isHorizontal) {
      words.remove();
    }
    return new Part(split(isHorizontal, depth + 1), weight());
  }

  private Pane pane(String name) {
    if (!WINDOWS.contains(name)) {
      throw new CommandException("Unknown window \"" + name + "\"");
    }
    if (!seen.add(name)) {
      throw new CommandException("Window \"" + name + "\" seen twice in layout");
    }
    return new Pane(name);
  }

  private int weight() {
    var word = words.peek();
    if (word == null || !word.matches("[0-9]{1,9}")) {
      throw new CommandException(
          word == null ? "Missing window weight" : "Trailing junk at: " + String.join(" ", words));
    }
    return Math.min(MOST_WEIGHT, Integer.parseInt(words.remove()));
  }
}
