package dev.spoor.trace.tree;

import dev.spoor.machine.ByteString;

/// Words for a shell: bare, `'in quotes'`, or `$'with \\n escapes'` as bash(1) and zsh(1) take
/// them.
final class ShellWords {
  private static final String BARE = "_@%+=:,./-";

  private ShellWords() {}

  static void append(ByteString word, StringBuilder out) {
    if (isBare(word)) {
      out.append(word);
    } else if (isPrintable(word)) {
      out.append('\'').append(word.toString().replace("'", "'\\''")).append('\'');
    } else {
      escaped(word, out);
    }
  }

  private static boolean isBare(ByteString word) {
    for (var i = 0; i < word.length(); i++) {
      var c = (char) (word.at(i) & 0xff);
      var isAlphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!isAlphanumeric && BARE.indexOf(c) < 0) {
        return false;
      }
    }
    return word.length() > 0;
  }

  private static boolean isPrintable(ByteString word) {
    for (var i = 0; i < word.length(); i++) {
      if (word.at(i) < ' ' || word.at(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static void escaped(ByteString word, StringBuilder out) {
    out.append("$'");
    for (var i = 0; i < word.length(); i++) {
      var c = word.at(i) & 0xff;
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\'' -> out.append("\\'");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c >= ' ' && c <= '~') {
            out.append((char) c);
          } else {
            out.append('\\').append((char) ('0' + (c >> 6)));
            out.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
          }
        }
      }
    }
    out.append('\'');
  }
}
