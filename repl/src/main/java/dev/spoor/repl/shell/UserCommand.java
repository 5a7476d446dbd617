package dev.spoor.repl.shell;

import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.Words;

/// A command that a user has made with `define`.
public final class UserCommand implements Command {
  private static final int MOST_ARGUMENTS = 10;

  private final String name;
  private final Script script;
  private String document = "User-defined.";

  /// @param script what it does
  public UserCommand(String name, Script script) {
    this.name = name;
    this.script = script;
  }

  /// {@return what it does}
  public Script script() {
    return script;
  }

  /// Sets its help.
  public void document(String text) {
    document = text;
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(name, Group.USER, document);
  }

  @Override
  public void run(Shell shell, String arguments) {
    shell.runDefined(script, text -> replaced(text, arguments));
  }

  /// `$argc`, `$arg0` and so on, `$argall`.
  private static String replaced(String text, String arguments) {
    if (!text.contains("$arg")) {
      return text;
    }
    var words = Words.of(arguments);
    var result = text.replace("$argall", arguments).replace("$argc", "" + words.size());
    for (var i = MOST_ARGUMENTS - 1; i >= 0; i--) {
      result = result.replace("$arg" + i, i < words.size() ? words.get(i) : "");
    }
    return result;
  }
}
