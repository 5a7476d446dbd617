package dev.spoor.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spoor.objects.dwarf.macro.Macro;
import dev.spoor.symbolic.language.macro.MacroScope;
import dev.spoor.symbolic.language.macro.Replacement;
import dev.spoor.symbolic.language.syntax.ExpressionException;
import dev.spoor.symbolic.language.syntax.Parser;
import dev.spoor.symbolic.language.syntax.TypeSyntax;
import dev.spoor.symbolic.language.syntax.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Expressions of C and C++ as users type them, with macros before them: a line each, `NAME text`
/// or `NAME(a,b) text`.
class LanguageFuzzTest {
  /// Names that begin with a large letter are types.
  private static final Vocabulary NAMES =
      new Vocabulary() {
        @Override
        public boolean isType(TypeSyntax.Path path) {
          var name = path.parts().getLast();
          return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
        }

        @Override
        public boolean isName(TypeSyntax.Path path) {
          return path.name().length() % 2 == 0;
        }
      };

  @FuzzTest(maxDuration = Limits.DURATION)
  void trees(byte[] bytes) {
    var lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
    var macros = new HashMap<String, Macro>();
    for (var line : lines.subList(0, lines.size() - 1)) {
      var macro = macro(line);
      macros.put(macro.name(), macro);
    }
    var typed = lines.getLast();
    try {
      var _ = Parser.parse(Replacement.of(typed, MacroScope.of(macros)), NAMES);
    } catch (ExpressionException said) {
      if (said.sentence().isEmpty() || said.column() < 0 || said.column() > typed.length()) {
        throw new AssertionError("nothing is said, or of no place", said);
      }
    }
  }

  private static Macro macro(String line) {
    var blank = line.indexOf(' ');
    var head = blank < 0 ? line : line.substring(0, blank);
    var body = blank < 0 ? "" : line.substring(blank + 1);
    var open = head.indexOf('(');
    if (open <= 0 || !head.endsWith(")")) {
      return new Macro(head, Optional.empty(), body);
    }
    var parameters = head.substring(open + 1, head.length() - 1);
    return new Macro(
        head.substring(0, open),
        Optional.of(parameters.isEmpty() ? List.of() : List.of(parameters.split(",", -1))),
        body);
  }
}
