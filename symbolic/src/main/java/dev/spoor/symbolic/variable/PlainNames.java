package dev.spoor.symbolic.variable;

/// Names of the Itanium C++ ABI (section 5.1) that are made of identifiers alone.
final class PlainNames {
  private PlainNames() {}

  static String readable(String name) {
    if (!name.startsWith("_Z")) {
      return name;
    }
    var rest = name.substring(2);
    var special =
        rest.startsWith("TV")
            ? "vtable for "
            : rest.startsWith("TI") ? "typeinfo for " : rest.startsWith("TT") ? "VTT for " : "";
    var path = path(special.isEmpty() ? rest : rest.substring(2));
    return path.isEmpty() ? name : special + path;
  }

  /// {@return the identifiers, each with its length before it, between `N` and `E` if there are
  /// several; nothing if there is anything else}
  private static String path(String text) {
    var isNested = text.startsWith("N");
    var result = new StringBuilder();
    var at = isNested ? 1 : 0;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      var start = at;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      if (at - start > 4) {
        return "";
      }
      var end = at + Integer.parseInt(text.substring(start, at));
      if (end > text.length()) {
        return "";
      }
      var part = text.substring(at, end);
      result
          .append(result.isEmpty() ? "" : "::")
          .append(part.startsWith("_GLOBAL__N") ? "(anonymous namespace)" : part);
      at = end;
    }
    return text.substring(at).equals(isNested ? "E" : "") ? result.toString() : "";
  }
}
