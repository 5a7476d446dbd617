package dev.spoor.repl.shell;

import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Words;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Reads lines as far as `end`.
final class ScriptReader {
  private static final int MOST_DEPTH = 100;

  private final Supplier<Optional<String>> lines;
  private final Predicate<String> hasBody;
  private boolean sawElse;
  private int depth;

  /// @param lines the next one; empty at the end of all
  /// @param hasBody whether a line is followed by lines that belong to it
  ScriptReader(Supplier<Optional<String>> lines, Predicate<String> hasBody) {
    this.lines = lines;
    this.hasBody = hasBody;
  }

  /// {@return the lines before `end`, or before the end of all}
  Script body() {
    if (++depth > MOST_DEPTH) {
      throw new CommandException("Control nesting too deep!");
    }
    var parts = new ArrayList<Script.Part>();
    sawElse = false;
    for (var line = lines.get(); line.isPresent(); line = lines.get()) {
      var text = line.get().strip();
      if (text.equals("end")) {
        break;
      }
      if (text.equals("else")) {
        sawElse = true;
        break;
      }
      if (!text.isEmpty() && !text.startsWith("#")) {
        parts.add(part(text));
        sawElse = false;
      }
    }
    depth--;
    return new Script(parts);
  }

  /// {@return what one line is, with the lines that belong to it}
  Script.Part part(String text) {
    return switch (Words.first(text)) {
      case "if" -> {
        var then = body();
        var otherwise = sawElse ? body() : Script.EMPTY;
        yield new Script.Part.Choice(Words.rest(text), then, otherwise);
      }
      case "while" -> new Script.Part.Loop(Words.rest(text), body());
      default ->
          hasBody.test(text)
              ? new Script.Part.Block(text, isText(text) ? verbatim() : body())
              : new Script.Part.Line(text);
    };
  }

  /// What `document` is followed by is no commands.
  private static boolean isText(String line) {
    return Words.first(line).startsWith("doc");
  }

  private Script verbatim() {
    var parts = new ArrayList<Script.Part>();
    for (var line = lines.get(); line.isPresent(); line = lines.get()) {
      if (line.get().strip().equals("end")) {
        break;
      }
      parts.add(new Script.Part.Line(line.get()));
    }
    return new Script(parts);
  }
}
