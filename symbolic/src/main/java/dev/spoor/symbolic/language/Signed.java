package dev.spoor.symbolic.language;

import dev.spoor.objects.dwarf.source.Function;
import dev.spoor.symbolic.variable.DebuggedObject;
import java.util.List;
import java.util.Optional;

/// The name of a function, to which its parameters may belong: `f(int, char) const`.
///
/// @param name with all its scopes
/// @param parameters without blanks; empty if they are not said
record Signed(String name, Optional<String> parameters) {
  static Signed of(String text) {
    var open = text.lastIndexOf('(');
    var isOperator = text.endsWith("operator()");
    return open <= 0 || isOperator || text.startsWith("(", 0)
        ? new Signed(text, Optional.empty())
        : new Signed(text.substring(0, open), Optional.of(plain(text.substring(open))));
  }

  private static String plain(String text) {
    var packed = text.replace(" ", "");
    return packed.startsWith("(void)") ? "()" + packed.substring("(void)".length()) : packed;
  }

  /// {@return the functions with this name that an object has code of}
  List<Function> functions(DebuggedObject object) {
    var all = object.source().functions("::" + name);
    return parameters.isEmpty()
        ? all
        : all.stream().filter(function -> isThat(function, object)).toList();
  }

  private boolean isThat(Function function, DebuggedObject object) {
    return Candidate.of(function, object)
        .map(Candidate::signature)
        .filter(written -> plain(written.substring(name.length())).equals(parameters.orElse("")))
        .isPresent();
  }
}
