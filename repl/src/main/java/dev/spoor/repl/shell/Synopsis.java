package dev.spoor.repl.shell;

import java.util.List;

/// What a command says of itself.
///
/// @param name the word that names it
/// @param aliases other words that name it, whatever else begins with them
/// @param group where a list shows it
/// @param help text for the user; its first line says in a few words what it does
/// @param repetition what an empty line behind it does
/// @param completion what its arguments are
/// @param hasBody whether lines as far as `end` belong to it
public record Synopsis(
    String name,
    List<String> aliases,
    Group group,
    String help,
    Repetition repetition,
    Completion completion,
    boolean hasBody) {
  /// Parts of the list of commands, with gdb's names.
  public enum Group {
    ALIASES("aliases", "User-defined aliases of other commands."),
    BREAKPOINTS("breakpoints", "Making program stop at certain points."),
    DATA("data", "Examining data."),
    FILES("files", "Specifying and examining files."),
    RUNNING("running", "Running the program."),
    STACK("stack", "Examining the stack."),
    STATUS("status", "Status inquiries."),
    SUPPORT("support", "Support facilities."),
    USER("user-defined", "User-defined commands.");

    private final String word;
    private final String summary;

    Group(String word, String summary) {
      this.word = word;
      this.summary = summary;
    }

    /// {@return how users name it}
    public String word() {
      return word;
    }

    /// {@return what is in it}
    public String summary() {
      return summary;
    }
  }

  /// What an empty line does after a command.
  public enum Repetition {
    /// Nothing.
    NONE,
    /// The same again.
    SAME,
    /// The same without its arguments: what follows.
    ONWARD
  }

  /// What a command's arguments are, for completion.
  public enum Completion {
    NONE,
    COMMAND,
    FILE,
    SETTING,
    THREAD,
    SYMBOL,
    LOCATION
  }

  /// Copies the list.
  public Synopsis {
    aliases = List.copyOf(aliases);
  }

  /// {@return of a command that takes what is no name, and is not repeated}
  public static Synopsis of(String name, Group group, String help) {
    return new Synopsis(
        name, List.of(), group, help.strip(), Repetition.NONE, Completion.NONE, false);
  }

  /// {@return the same with other names}
  public Synopsis aliases(String... words) {
    return new Synopsis(name, List.of(words), group, help, repetition, completion, hasBody);
  }

  /// {@return the same, repeated by an empty line}
  public Synopsis repeated() {
    return new Synopsis(name, aliases, group, help, Repetition.SAME, completion, hasBody);
  }

  /// {@return the same, which an empty line continues}
  public Synopsis continued() {
    return new Synopsis(name, aliases, group, help, Repetition.ONWARD, completion, hasBody);
  }

  /// {@return the same with arguments of a kind}
  public Synopsis completing(Completion kind) {
    return new Synopsis(name, aliases, group, help, repetition, kind, hasBody);
  }

  /// {@return the same with lines as far as `end`}
  public Synopsis withBody() {
    return new Synopsis(name, aliases, group, help, repetition, completion, true);
  }

  /// {@return what it does, in a few words}
  public String summary() {
    return help.lines().findFirst().orElse("");
  }
}
