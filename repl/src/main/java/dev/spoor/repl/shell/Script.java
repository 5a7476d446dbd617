package dev.spoor.repl.shell;

import java.util.ArrayList;
import java.util.List;

/// Lines of commands, with what belongs together.
///
/// @param parts in their order
public record Script(List<Part> parts) {
  /// No lines.
  public static final Script EMPTY = new Script(List.of());

  /// Copies the list.
  public Script {
    parts = List.copyOf(parts);
  }

  /// A part of a script.
  public sealed interface Part {
    /// One line.
    record Line(String text) implements Part {}

    /// `if` with what is to be done if the condition holds, and if not.
    record Choice(String condition, Script then, Script otherwise) implements Part {}

    /// `while`.
    record Loop(String condition, Script body) implements Part {}

    /// A command with lines of its own: `define`, `commands`.
    record Block(String text, Script body) implements Part {}
  }

  /// {@return the lines as they were typed, those in blocks indented}
  public List<String> lines() {
    var lines = new ArrayList<String>();
    write("", lines);
    return lines;
  }

  private void write(String indent, List<String> to) {
    for (var part : parts) {
      switch (part) {
        case Part.Line(var text) -> to.add(indent + text);
        case Part.Choice(var condition, var then, var otherwise) -> {
          to.add(indent + "if " + condition);
          then.write(indent + "  ", to);
          if (!otherwise.parts.isEmpty()) {
            to.add(indent + "else");
            otherwise.write(indent + "  ", to);
          }
          to.add(indent + "end");
        }
        case Part.Loop(var condition, var body) -> {
          to.add(indent + "while " + condition);
          body.write(indent + "  ", to);
          to.add(indent + "end");
        }
        case Part.Block(var text, var body) -> {
          to.add(indent + text);
          body.write(indent + "  ", to);
          to.add(indent + "end");
        }
      }
    }
  }
}
