package dev.spoor.trace.tree;

import dev.spoor.machine.ByteString;
import java.util.ArrayList;
import java.util.List;

/// A program's arguments, its name first.
///
/// @param bytes each with a NUL behind it
/// @param truncated whether there is more
public record CommandWords(ByteString bytes, boolean truncated) {
  /// None, or not known.
  public static final CommandWords NONE = new CommandWords(ByteString.EMPTY, false);

  /// {@return whether there are none}
  public boolean isEmpty() {
    return bytes.length() == 0;
  }

  /// {@return them one by one, the last perhaps in part}
  public List<ByteString> words() {
    var words = new ArrayList<ByteString>();
    var start = 0;
    for (var i = 0; i < bytes.length(); i++) {
      if (bytes.at(i) == 0) {
        words.add(bytes.slice(start, i));
        start = i + 1;
      }
    }
    if (start < bytes.length()) {
      words.add(bytes.slice(start, bytes.length()));
    }
    return words;
  }

  /// {@return them as they can be given to a shell again: printable ASCII}
  public String text() {
    var out = new StringBuilder();
    for (var word : words()) {
      out.append(out.isEmpty() ? "" : " ");
      ShellWords.append(word, out);
    }
    return out.append(truncated ? "..." : "").toString();
  }
}
