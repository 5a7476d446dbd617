package dev.spoor.repl;

import dev.spoor.repl.text.CommandException;
import java.util.ArrayList;
import java.util.List;

/// The words of the command line `spoor debug`, as gdb has them: long options with one or two
/// dashes, abbreviated as long as they stay unique.
final class Options {
  private static final List<String> WITH_VALUE =
      List.of(
          "ex",
          "eval-command",
          "iex",
          "init-eval-command",
          "x",
          "command",
          "ix",
          "init-command",
          "p",
          "pid",
          "c",
          "core",
          "cd",
          "tty",
          "d",
          "directory",
          "exec",
          "symbols",
          "se");
  private static final List<String> FLAGS =
      List.of(
          "batch",
          "q",
          "quiet",
          "silent",
          "nx",
          "n",
          "nh",
          "args",
          "return-child-result",
          "help",
          "h",
          "version",
          "batch-silent",
          "nw",
          "tui");

  /// A line or a file, in the order in which they were given.
  ///
  /// @param isFile whether `text` names a file of commands
  record Order(boolean isFile, String text) {}

  private final List<Order> early = new ArrayList<>();
  private final List<Order> late = new ArrayList<>();
  private final List<String> operands = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private String process = "";
  private String core = "";
  private String directory = "";
  private String terminal = "";
  private boolean batch;
  private boolean noInit;
  private boolean childResult;
  private boolean help;
  private boolean fullScreen;
  private boolean hasArguments;

  /// {@return what some words say}
  ///
  /// @throws CommandException if they make no sense
  static Options parse(List<String> words) {
    var options = new Options();
    for (var i = 0; i < words.size(); ) {
      i = options.take(words, i);
    }
    return options;
  }

  private int take(List<String> words, int at) {
    var word = words.get(at);
    if (hasArguments && !operands.isEmpty()) {
      arguments.add(word);
      return at + 1;
    }
    if (word.equals("--")) {
      operands.addAll(words.subList(at + 1, words.size()));
      return words.size();
    }
    if (!word.startsWith("-") || word.equals("-")) {
      operands.add(word);
      return at + 1;
    }
    var text = word.startsWith("--") ? word.substring(2) : word.substring(1);
    var equals = text.indexOf('=');
    var name = known(equals < 0 ? text : text.substring(0, equals), word);
    if (!WITH_VALUE.contains(name)) {
      flag(name);
      return at + 1;
    }
    if (equals >= 0) {
      value(name, text.substring(equals + 1));
      return at + 1;
    }
    if (at + 1 == words.size()) {
      throw new CommandException("option '" + word + "' requires an argument");
    }
    value(name, words.get(at + 1));
    return at + 2;
  }

  private static String known(String name, String word) {
    var all = new ArrayList<>(WITH_VALUE);
    all.addAll(FLAGS);
    if (all.contains(name)) {
      return name;
    }
    var found = all.stream().filter(each -> each.startsWith(name)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new CommandException(
        found.isEmpty()
            ? "unrecognized option '" + word + "'"
            : "option '" + word + "' is ambiguous");
  }

  private void flag(String name) {
    switch (name) {
      case "batch", "batch-silent" -> batch = true;
      case "q", "quiet", "silent" -> {} // There is no greeting to leave out.
      case "nx", "n", "nh" -> noInit = true;
      case "args" -> hasArguments = true;
      case "return-child-result" -> childResult = true;
      case "help", "h", "version" -> help = true;
      case "tui" -> fullScreen = true;
      default -> {}
    }
  }

  private void value(String name, String value) {
    switch (name) {
      case "ex", "eval-command" -> late.add(new Order(false, value));
      case "iex", "init-eval-command" -> early.add(new Order(false, value));
      case "x", "command" -> late.add(new Order(true, value));
      case "ix", "init-command" -> early.add(new Order(true, value));
      case "p", "pid" -> process = value;
      case "c", "core" -> core = value;
      case "cd" -> directory = value;
      case "tty" -> terminal = value;
      case "d", "directory" -> sources.add(value);
      case "exec", "symbols", "se" -> operands.addFirst(value);
      default -> {}
    }
  }

  List<Order> early() {
    return early;
  }

  List<Order> late() {
    return late;
  }

  /// The program; empty if none was named.
  String program() {
    return operands.isEmpty() ? "" : operands.getFirst();
  }

  /// A second word behind the program: a core file or a process.
  String second() {
    return !hasArguments && operands.size() > 1 ? operands.get(1) : "";
  }

  /// What the program is started with.
  List<String> arguments() {
    return arguments;
  }

  String process() {
    return process;
  }

  String core() {
    return core;
  }

  String directory() {
    return directory;
  }

  /// The terminal for the program; empty for this one.
  String terminal() {
    return terminal;
  }

  /// Where source files are looked for besides, in the order in which they were given.
  List<String> sources() {
    return sources;
  }

  boolean isBatch() {
    return batch;
  }

  boolean wantsFullScreen() {
    return fullScreen;
  }

  boolean readsNoInit() {
    return noInit;
  }

  boolean givesChildResult() {
    return childResult;
  }

  boolean wantsHelp() {
    return help;
  }

  boolean hasTooMany() {
    return !hasArguments && operands.size() > 2;
  }
}
