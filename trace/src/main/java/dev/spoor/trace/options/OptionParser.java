package dev.spoor.trace.options;

import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.OptionTable.Row;
import dev.spoor.trace.options.OptionTable.Takes;
import java.util.List;

/// Reads a command line the way getopt_long(3) does without permutation: options end at the first
/// word that is none, or behind `--`; long names may be shortened.
public final class OptionParser {
  private final OptionTable table = new OptionTable();
  private final OptionReader reader = new OptionReader();
  private final List<ByteString> words;
  private int next;

  private OptionParser(List<ByteString> words) {
    this.words = words;
  }

  /// Reads the words behind the command's name.
  ///
  /// @throws UsageException if they make no sense
  public static Request parse(List<ByteString> words) {
    return new OptionParser(words).parse();
  }

  private Request parse() {
    while (next < words.size()) {
      var word = words.get(next);
      var text = word.toString();
      if (text.equals("--")) {
        next++;
        break;
      }
      if (text.length() < 2 || text.charAt(0) != '-') {
        break;
      }
      next++;
      if (text.startsWith("--")) {
        longOption(word);
      } else {
        letters(word);
      }
    }
    return reader.finish(words.subList(next, words.size()));
  }

  private void longOption(ByteString word) {
    var equals = indexOfEquals(word);
    var name = word.slice(2, equals < 0 ? word.length() : equals).toString();
    var row = longRow(name);
    if (equals >= 0 && row.takes() == Takes.NOTHING) {
      throw UsageException.withHint("option '--" + row.name() + "' doesn't allow an argument");
    }
    if (equals >= 0) {
      apply(row, "--" + row.name(), word.slice(equals + 1, word.length()));
    } else if (row.takes() != Takes.ARGUMENT) {
      apply(row, "--" + row.name());
    } else if (next < words.size()) {
      apply(row, "--" + row.name(), words.get(next++));
    } else {
      throw UsageException.withHint("option '--" + row.name() + "' requires an argument");
    }
  }

  private Row longRow(String name) {
    var rows = table.matching(name);
    if (rows.isEmpty()) {
      throw UsageException.withHint("unrecognized option '--" + Quoted.of(name) + "'");
    }
    var first = rows.getFirst();
    for (var other : rows) {
      if (!other.equals(first) && !OptionTable.isSame(first, other)) {
        throw ambiguous(name, rows);
      }
    }
    return first;
  }

  private static UsageException ambiguous(String name, List<Row> rows) {
    var message = new StringBuilder("option '--" + name + "' is ambiguous; possibilities:");
    for (var row : rows) {
      message.append(" '--").append(row.name()).append('\'');
    }
    return UsageException.withHint(message.toString());
  }

  private void letters(ByteString word) {
    var at = 1;
    while (at < word.length()) {
      var letter = (char) (word.at(at++) & 0xff);
      var rows = table.lettered(letter);
      if (rows.isEmpty()) {
        throw UsageException.withHint(
            "invalid option -- '" + Quoted.of(Character.toString(letter)) + "'");
      }
      var row = rows.getFirst();
      if (row.takes() == Takes.NOTHING) {
        apply(row, "-" + letter);
      } else {
        apply(row, "-" + letter, argument(word, at, letter));
        return;
      }
    }
  }

  private ByteString argument(ByteString word, int at, char letter) {
    if (at < word.length()) {
      return word.slice(at, word.length());
    }
    if (next < words.size()) {
      return words.get(next++);
    }
    throw UsageException.withHint("option requires an argument -- '" + letter + "'");
  }

  private void apply(Row row, String spelling) {
    requireSupport(row, spelling);
    reader.apply(row.key(), spelling);
  }

  private void apply(Row row, String spelling, ByteString argument) {
    requireSupport(row, spelling);
    reader.apply(row.key(), spelling, argument);
  }

  private static void requireSupport(Row row, String spelling) {
    if (row.key().isEmpty()) {
      throw UsageException.plain("option '" + spelling + "' is not supported yet");
    }
  }

  private static int indexOfEquals(ByteString word) {
    for (var i = 0; i < word.length(); i++) {
      if (word.at(i) == '=') {
        return i;
      }
    }
    return -1;
  }
}
