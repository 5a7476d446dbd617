package dev.spoor.symbolic.language.macro;

import dev.spoor.objects.dwarf.macro.Macro;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The arguments of one use of a macro (C17, section 6.10.3, paragraphs 10 to 12).
final class Arguments {
  private final Macro macro;
  private final Word name;
  private final List<List<Word>> all = new ArrayList<>();

  Arguments(Macro macro, Word name) {
    this.macro = macro;
    this.name = name;
  }

  /// {@return whether the last parameter of a macro stands for all further arguments}
  static boolean isVariadic(Macro macro) {
    var parameters = macro.parameters().orElse(List.of());
    return !parameters.isEmpty() && parameters.getLast().endsWith("...");
  }

  /// Takes them, with both parentheses.
  ///
  /// @return the closing one
  Word take(Deque<Word> rest) {
    rest.pop();
    var most = isVariadic(macro) ? macro.parameters().orElseThrow().size() : Integer.MAX_VALUE;
    var current = new ArrayList<Word>();
    for (var depth = 1; !rest.isEmpty(); ) {
      var word = rest.pop();
      depth += word.is("(") ? 1 : word.is(")") ? -1 : 0;
      if (depth == 0) {
        all.add(current);
        check();
        return word;
      }
      if (depth == 1 && word.is(",") && all.size() + 1 < most) {
        all.add(current);
        current = new ArrayList<>();
      } else {
        current.add(word);
      }
    }
    throw new ExpressionException(
        name.at(), "Malformed argument list for macro `" + name.text() + "'.");
  }

  /// Nothing is one empty argument, or none; what stands for all further ones may be left out.
  private void check() {
    var wanted = macro.parameters().orElseThrow().size();
    if (wanted == 0 && all.size() == 1 && all.getFirst().isEmpty()) {
      all.clear();
    }
    if (isVariadic(macro) && all.size() == wanted - 1) {
      all.add(List.of());
    }
    if (all.size() != wanted) {
      throw new ExpressionException(
          name.at(),
          "Wrong number of arguments to macro `"
              + name.text()
              + "' (expected "
              + wanted
              + ", got "
              + all.size()
              + ").");
    }
  }

  List<List<Word>> all() {
    return all;
  }
}
