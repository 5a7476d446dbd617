package dev.spoor.objects.dwarf.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A macro of the preprocessor.
///
/// @param name what it is called by
/// @param parameters of one that is used like a function; `...`, or a name with it, for all others
///   at the end
/// @param replacement what stands for it; may be empty
public record Macro(String name, Optional<List<String>> parameters, String replacement) {
  /// Copies the list.
  public Macro {
    parameters = parameters.map(List::copyOf);
  }

  /// {@return the macro that a text describes as DWARF has it (DWARF 5, section 6.3.2.1): the name,
  /// parameters in parentheses without blanks, a blank, the replacement}
  static Macro parse(String text) {
    var end = endOfName(text);
    var name = text.substring(0, end);
    if (end == text.length() || text.charAt(end) != '(') {
      return new Macro(name, Optional.empty(), text.substring(end).strip());
    }
    var close = text.indexOf(')', end);
    if (close < 0) {
      return new Macro(name, Optional.empty(), text.substring(end));
    }
    var parameters = new ArrayList<String>();
    for (var word : text.substring(end + 1, close).split(",", -1)) {
      if (!word.isBlank()) {
        parameters.add(word.strip());
      }
    }
    return new Macro(name, Optional.of(parameters), text.substring(close + 1).strip());
  }

  static int endOfName(String text) {
    var end = 0;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '(') {
      end++;
    }
    return end;
  }

  /// {@return what a program uses: the name, with the parameters in parentheses if it has some}
  public String head() {
    return name + parameters.map(words -> "(" + String.join(", ", words) + ")").orElse("");
  }

  /// {@return it as a program would define it, without `#define`}
  @Override
  public String toString() {
    return replacement.isEmpty() ? head() : head() + " " + replacement;
  }
}
