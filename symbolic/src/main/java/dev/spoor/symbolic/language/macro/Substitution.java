package dev.spoor.symbolic.language.macro;

import dev.spoor.objects.dwarf.macro.Macro;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Puts arguments in the place of a macro's parameters, with `#` and `##` (C17, sections 6.10.3.1
/// to 6.10.3.3).
final class Substitution {
  private final Macro macro;
  private final List<List<Word>> written;
  private final List<List<Word>> expanded;
  private final List<Word> out = new ArrayList<>();

  /// Whether the next word belongs to the last one.
  private boolean isPasting;

  /// @param written the arguments as they are written
  /// @param expanded the arguments with their macros replaced
  Substitution(Macro macro, List<List<Word>> written, List<List<Word>> expanded) {
    this.macro = macro;
    this.written = written;
    this.expanded = expanded;
  }

  /// {@return what stands for the macro}
  ///
  /// @param at the column of its name
  /// @param hidden what is not to be replaced in it
  List<Word> words(int at, Set<String> hidden) {
    var body = Words.of(macro.replacement(), at);
    for (var i = 0; i < body.size(); i++) {
      var word = body.get(i);
      var parameter = parameter(word);
      if (word.is("##") && isBetween(i, body)) {
        isPasting = true;
      } else if (word.is("#")
          && macro.parameters().isPresent()
          && i + 1 < body.size()
          && parameter(body.get(i + 1)) >= 0) {
        add(Spelling.quoted(written.get(parameter(body.get(++i))), word));
      } else if (parameter >= 0) {
        argument(word, parameter, i + 1 < body.size() && body.get(i + 1).is("##"));
      } else {
        add(word);
      }
    }
    return out.stream().map(word -> word.hiding(hidden)).toList();
  }

  /// Not at the ends.
  private static boolean isBetween(int index, List<Word> body) {
    return index > 0 && index + 1 < body.size();
  }

  private int parameter(Word word) {
    var parameters = macro.parameters().orElse(List.of());
    if (word.kind() == Word.Kind.NAME) {
      for (var i = 0; i < parameters.size(); i++) {
        if (name(parameters.get(i)).equals(word.text())) {
          return i;
        }
      }
    }
    return -1;
  }

  private static String name(String parameter) {
    return parameter.equals("...")
        ? "__VA_ARGS__"
        : parameter.endsWith("...")
            ? parameter.substring(0, parameter.length() - "...".length())
            : parameter;
  }

  /// Beside `##` an argument is taken as it is written.
  private void argument(Word word, int parameter, boolean isBeforePaste) {
    var isPasted = isPasting || isBeforePaste;
    var words = (isPasted ? written : expanded).get(parameter);
    var isRest =
        Arguments.isVariadic(macro) && parameter == macro.parameters().orElseThrow().size() - 1;
    if (isPasting && isRest && !out.isEmpty() && out.getLast().is(",")) {
      // GNU's: the comma goes with what is not there, and stays as it is before what is.
      isPasting = false;
      if (words.isEmpty()) {
        out.removeLast();
      }
    }
    if (words.isEmpty()) {
      isPasting = false;
      return;
    }
    for (var i = 0; i < words.size(); i++) {
      add(i == 0 ? words.get(0).withBefore(word.before()) : words.get(i));
    }
  }

  private void add(Word word) {
    if (!isPasting || out.isEmpty()) {
      out.add(word);
    } else {
      var left = out.removeLast();
      var words = Words.of(left.text() + word.text(), left.at());
      for (var i = 0; i < words.size(); i++) {
        out.add(words.get(i).withBefore(i == 0 ? left.before() : ""));
      }
    }
    isPasting = false;
  }
}
