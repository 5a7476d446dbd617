package dev.spoor.inspect;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of a command line, told apart: options come first, as in `-n 5`, `-n5`, `--count 5`
/// and `--count=5`; `--` or the first other word ends them.
public final class CommandLine {
  private final Map<Option, String> options;
  private final List<ByteString> operands;

  private CommandLine(Map<Option, String> options, List<ByteString> operands) {
    this.options = Map.copyOf(options);
    this.operands = List.copyOf(operands);
  }

  /// Parses a command line.
  ///
  /// @param known the options there are, besides [Option#HELP]
  /// @throws CommandException for an option that is not known, or lacks its value
  static CommandLine parse(List<ByteString> given, List<Option> known) {
    var words = given.stream().map(ByteString::toString).toList();
    var options = new HashMap<Option, String>();
    var all = new ArrayList<>(known);
    all.add(Option.HELP);
    var next = 0;
    while (next < words.size() && isOption(words.get(next))) {
      var word = words.get(next++);
      if (word.equals("--")) {
        break;
      }
      next +=
          word.startsWith("--")
              ? parseLong(word, words, next, all, options)
              : parseShort(word, words, next, all, options);
    }
    return new CommandLine(options, given.subList(next, given.size()));
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  /// {@return how many of the words behind it belong to it}
  private static int parseLong(
      String word, List<String> words, int next, List<Option> known, Map<Option, String> found) {
    var equals = word.indexOf('=');
    var name = equals < 0 ? word : word.substring(0, equals);
    var option = find(name, known);
    if (equals >= 0) {
      if (!option.takesValue()) {
        throw CommandException.misused("option " + name + " takes no value");
      }
      found.put(option, word.substring(equals + 1));
      return 0;
    }
    return take(option, name, words, next, found);
  }

  /// {@return how many of the words behind it belong to it}
  private static int parseShort(
      String word, List<String> words, int next, List<Option> known, Map<Option, String> found) {
    for (var i = 1; i < word.length(); i++) {
      var name = "-" + word.charAt(i);
      var option = find(name, known);
      if (option.takesValue() && i + 1 < word.length()) {
        found.put(option, word.substring(i + 1));
        return 0;
      }
      if (option.takesValue()) {
        return take(option, name, words, next, found);
      }
      found.put(option, "");
    }
    return 0;
  }

  private static int take(
      Option option, String name, List<String> words, int next, Map<Option, String> found) {
    if (!option.takesValue()) {
      found.put(option, "");
      return 0;
    }
    if (next == words.size()) {
      throw CommandException.misused("option " + name + " needs a value");
    }
    found.put(option, words.get(next));
    return 1;
  }

  private static Option find(String name, List<Option> known) {
    for (var option : known) {
      if (name.equals("-" + option.letter()) || name.equals("--" + option.word())) {
        return option;
      }
    }
    throw CommandException.misused("unknown option " + name + "; see --help");
  }

  /// {@return whether `option` was given}
  public boolean has(Option option) {
    return options.containsKey(option);
  }

  /// {@return the value of `option`, if it was given}
  public Optional<String> value(Option option) {
    return Optional.ofNullable(options.get(option));
  }

  /// {@return the words that are no options}
  public List<ByteString> operands() {
    return operands;
  }

  /// {@return the operand at `index`}
  ///
  /// @param what it is called in the message if it is missing: `a process`
  /// @throws CommandException if there are not so many
  public String operand(int index, String what) {
    if (index >= operands.size()) {
      throw CommandException.misused(what + " is missing; see --help");
    }
    return operands.get(index).toString();
  }

  /// @throws CommandException if there are more than `most` operands
  void requireAtMost(int most) {
    if (operands.size() > most) {
      throw CommandException.misused(
          "\"" + operands.get(most) + "\" is one word too many; see --help");
    }
  }

  /// {@return the process that `word` names}
  ///
  /// @throws CommandException if it is no positive number
  static Tid process(String word) {
    try {
      var number = Integer.parseInt(word);
      if (number > 0) {
        return Tid.of(number);
      }
    } catch (NumberFormatException notANumber) {
      throw noProcess(word);
    }
    throw noProcess(word);
  }

  private static CommandException noProcess(String word) {
    return CommandException.misused("\"" + word + "\" is not the number of a process");
  }

  /// {@return the number `word`, decimal or with 0x in front}
  ///
  /// @param what it is called in the message
  /// @throws CommandException if it is no number between 1 and 2^63 - 1
  static long count(String word, String what) {
    try {
      var number = Long.decode(word);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw noCount(word, what);
    }
    throw noCount(word, what);
  }

  private static CommandException noCount(String word, String what) {
    return CommandException.misused(what + " must be a positive number, not \"" + word + "\"");
  }
}
