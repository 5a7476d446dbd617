package dev.spoor.repl.debuggee;

import java.util.List;
import java.util.regex.Pattern;

/// The beginning of an expression, or of a location, whose last name is to be completed.
///
/// @param text as it was typed
record NameStart(String text) {
  /// A variable and ways to parts of it, which can be looked at without calling anything.
  private static final Pattern MEMBER =
      Pattern.compile("(.*?)([A-Za-z_$][\\w$]*(?:(?:\\.|->)\\w+|\\[\\w+\\])*)(\\.|->)(\\w*)");

  private static final Pattern NAME = Pattern.compile("(.*[-+*/%&|^!~<>=?,(\\[{@])(\\w[\\w:~]*)");

  /// {@return the whole text with each name that the last one could be}
  List<String> completed(View view) {
    var member = MEMBER.matcher(text);
    if (member.matches()) {
      var head = text.substring(0, member.start(4));
      return new MemberNames(view)
          .beginning(member.group(2), member.group(4)).stream().map(head::concat).toList();
    }
    var name = NAME.matcher(text);
    return name.matches()
        ? new SymbolNames(view)
            .beginning(name.group(2)).stream().map(name.group(1)::concat).toList()
        : new SymbolNames(view).beginning(text);
  }
}
