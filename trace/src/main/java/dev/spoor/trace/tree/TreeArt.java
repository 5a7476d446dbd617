package dev.spoor.trace.tree;

import java.nio.charset.StandardCharsets;

/// The lines that lead from a program to those that it started.
///
/// @param fork before one that is followed by others of its parent's
/// @param end before the last one
/// @param trunk before what is below one that is followed by others
public record TreeArt(String fork, String end, String trunk) {
  /// For any terminal.
  public static final TreeArt ASCII = new TreeArt("|-- ", "`-- ", "|   ");

  /// For terminals that show UTF-8; a character stands for a byte.
  public static final TreeArt UTF_8 = new TreeArt(bytes("├── "), bytes("└── "), bytes("│   "));

  static final String GAP = "    ";

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /// {@return what suits a locale}
  ///
  /// @param locale its name as in locale(7): `C`, `de_DE.UTF-8`
  public static TreeArt of(String locale) {
    var lower = locale.toLowerCase(java.util.Locale.ROOT);
    return lower.contains("utf-8") || lower.contains("utf8") ? UTF_8 : ASCII;
  }
}
