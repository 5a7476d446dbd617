package dev.spoor.repl.data;

import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.type.TypedefType;

/// `ptype` and `whatis`.
public final class TypeCommand implements Command {
  private final boolean whole;

  private TypeCommand(boolean whole) {
    this.whole = whole;
  }

  /// {@return `ptype`}
  public static Command whole() {
    return new TypeCommand(true);
  }

  /// {@return `whatis`}
  public static Command name() {
    return new TypeCommand(false);
  }

  @Override
  public Synopsis synopsis() {
    var synopsis =
        whole
            ? Synopsis.of(
                "ptype",
                Group.DATA,
                """
                Print definition of type TYPE.
                Usage: ptype[/FLAGS] TYPE | EXPRESSION
                Names of types are replaced by what they stand for; structures show their members.
                FLAGS are letters:
                  r  raw: types in classes are not written by the names that the class has for them
                  m  functions of classes are left out (M: shown, which is the default)
                  t  typedefs in classes are left out (T: shown, which is the default)
                  o  members have their offsets and sizes before them, and holes are shown
                  x  these are hexadecimal (d: decimal, which is the default)\
                """)
            : Synopsis.of(
                "whatis",
                Group.DATA,
                """
                Print data type of expression EXP.
                Usage: whatis EXP | TYPE\
                """);
    return synopsis.completing(Completion.SYMBOL);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var slash = arguments.startsWith("/") ? arguments.split("\\s", 2)[0] : "";
    var flags = TypeFlags.parse(slash, shell.settings());
    var text = arguments.substring(slash.length()).strip();
    if (text.isEmpty() && shell.workbench().values().recorded() == 0) {
      throw new CommandException("The history is empty.");
    }
    shell.show(view -> {
      var expressions = view.expressions();
      var parsed = expressions.parse(text.isEmpty() ? "$" : text);
      var type = expressions.typeOf(parsed);
      if (whole) {
        new TypeText(flags).lines(type).forEach(shell.output()::line);
      } else {
        var named =
            parsed.isType() && type instanceof TypedefType(var _, var target)
                ? target.type()
                : type;
        shell.output().line("type = " + named.name());
      }
    });
  }
}
