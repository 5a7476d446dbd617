package dev.spoor.live.symbolic;

import java.util.List;
import java.util.regex.Pattern;

/// Where gdb and we write the same in other words: both are brought into one form before they are
/// compared.
///
/// @param written what one of them writes
/// @param plain what is compared in its place
record Spelling(Pattern written, String plain) {
  private static final String STRING =
      "std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> >";

  /// In the arguments of templates gdb has the names that c++filt has, we those of the debugging
  /// information.
  private static final List<Spelling> TYPES =
      List.of(
          of("\\blong unsigned int\\b", "unsigned long"),
          of("\\blong int\\b", "long"),
          of("\\bshort unsigned int\\b", "unsigned short"),
          of("\\bshort int\\b", "short"),
          of("\\bconst (int|" + STRING + ")", "$1 const"),
          of("(?<=\\w) (?=[*&])", ""),
          of("(?<=[<, ])(\\d+)[uU]?[lL]*(?=[,> ])", "$1"));

  private static final List<Spelling> VALUES =
      List.of(
          // The symbol of a C++ program's main has no arguments in it; gdb adds those of the
          // source.
          of("<main\\([^)]*\\)>", "<main>"));

  private static final List<Spelling> FUNCTIONS =
      List.of(
          // In C gdb takes the name of the symbol, we that of the source.
          of("^__GI_(__)?", "$1"),
          // gdb leaves out where a lambda is.
          of("^.*::(operator\\(\\))$", "$1"));

  private static Spelling of(String written, String plain) {
    return new Spelling(Pattern.compile(written), plain);
  }

  static String ofValue(String text) {
    return applied(VALUES, applied(TYPES, text));
  }

  static String ofFunction(String name) {
    return applied(FUNCTIONS, applied(TYPES, withoutParameters(name)));
  }

  private static String applied(List<Spelling> all, String text) {
    var result = text;
    for (var each : all) {
      result = each.written().matcher(result).replaceAll(each.plain());
    }
    return result;
  }

  /// gdb leaves the parameters out, unless there is the type of a lambda in the name.
  private static String withoutParameters(String name) {
    var end = name.endsWith(" const") ? name.length() - " const".length() : name.length();
    if (!name.startsWith(")", end - 1) || name.endsWith("operator()")) {
      return name;
    }
    var depth = 0;
    for (var at = end - 1; at >= 0; at--) {
      depth += name.charAt(at) == ')' ? 1 : name.charAt(at) == '(' ? -1 : 0;
      if (depth == 0) {
        return name.substring(0, at);
      }
    }
    return name;
  }
}
