package dev.spoor.repl.macro;

import dev.spoor.repl.general.GroupCommand;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.language.macro.MacroScope;
import dev.spoor.symbolic.language.macro.Replacement;
import java.util.List;

/// What is behind `macro`: replaces macros in texts, and keeps macros of the user's own.
public final class MacroCommand implements Command {
  private interface Action {
    void run(Shell shell, String arguments);
  }

  private final Synopsis synopsis;
  private final Action action;

  private MacroCommand(Synopsis synopsis, Action action) {
    this.synopsis = synopsis;
    this.action = action;
  }

  /// {@return `macro`}
  public static Command group() {
    return new GroupCommand(
        Synopsis.of("macro", Group.DATA, "Prefix for commands dealing with C preprocessor macros."),
        List.of(expand(), expandOnce(), define(), undefine(), list()));
  }

  private static Command expand() {
    return new MacroCommand(
        Synopsis.of(
                "expand",
                Group.DATA,
                """
                Fully expand any C/C++ preprocessor macro invocations in EXPRESSION.
                Usage: macro expand EXPRESSION
                Show the expanded expression.\
                """)
            .aliases("exp"),
        (shell, text) -> {
          require(text, "macro expand");
          expand(shell, text, false);
        });
  }

  private static Command expandOnce() {
    return new MacroCommand(
        Synopsis.of(
                "expand-once",
                Group.DATA,
                """
                Expand C/C++ preprocessor macro invocations appearing directly in EXPRESSION.
                Usage: macro expand-once EXPRESSION
                What these bring in is left as it is.\
                """)
            .aliases("exp1"),
        (shell, text) -> {
          require(text, "macro expand-once");
          expand(shell, text, true);
        });
  }

  private static void require(String text, String command) {
    if (text.isEmpty()) {
      throw new CommandException(
          "You must follow the `" + command + "' command with the expression you\nwant to expand.");
    }
  }

  private static void expand(Shell shell, String text, boolean isOnce) {
    shell.show(view -> {
      var own = shell.workbench().values().macros();
      var scope = view.hasTarget() ? view.expressions().macros() : MacroScope.of(own);
      var made = isOnce ? Replacement.once(text, scope) : Replacement.of(text, scope);
      shell.output().line("expands to: " + made.text());
    });
  }

  private static Command define() {
    return new MacroCommand(
        Synopsis.of(
            "define",
            Group.DATA,
            """
            Define a new C/C++ preprocessor macro.
            Usage: macro define NAME[(ARGUMENT-LIST)] [REPLACEMENT-LIST]
            The new definition will be used in expressions, before one of the program.\
            """),
        (shell, text) -> shell.workbench().values().define(MacroText.parse(text)));
  }

  private static Command undefine() {
    return new MacroCommand(
        Synopsis.of(
            "undef",
            Group.DATA,
            """
            Remove the definition of the C/C++ preprocessor macro with the given name.
            Usage: macro undef NAME\
            """),
        (shell, text) -> {
          if (text.isEmpty()) {
            throw new CommandException("usage: macro undef NAME");
          }
          shell.workbench().values().undefine(text);
        });
  }

  private static Command list() {
    return new MacroCommand(
        Synopsis.of(
            "list",
            Group.DATA,
            """
            List all the macros defined using the `macro define' command.
            Usage: macro list\
            """),
        (shell, _) ->
            shell
                .workbench()
                .values()
                .macros()
                .values()
                .forEach(
                    macro -> shell.output().line("macro define " + MacroText.definition(macro))));
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public void run(Shell shell, String arguments) {
    action.run(shell, arguments);
  }
}
