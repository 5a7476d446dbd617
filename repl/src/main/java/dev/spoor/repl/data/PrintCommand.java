package dev.spoor.repl.data;

import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.running.ProgramCalls;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.type.VoidType;
import java.util.List;

/// `print`, `call` and `output`.
public final class PrintCommand implements Command {
  private enum Kind {
    PRINT,
    CALL,
    OUTPUT
  }

  private final Kind kind;
  private final Synopsis synopsis;

  private PrintCommand(Kind kind, Synopsis synopsis) {
    this.kind = kind;
    this.synopsis = synopsis.completing(Completion.SYMBOL);
  }

  /// {@return all of them}
  public static List<Command> all() {
    return List.of(
        new PrintCommand(
            Kind.PRINT,
            Synopsis.of(
                    "print",
                    Group.DATA,
                    """
                    Print value of expression EXP.
                    Usage: print[/FMT] [EXP]
                    FMT is one of x d u o t a c f s z r: hexadecimal, signed, unsigned, octal, binary, address,
                    character, floating point, string, padded hexadecimal, raw. Each value gets a number:
                    $ is the last, $$ the one before, $3 the third. A name of a register has a $ before it.
                    ARRAY@5 is five elements from the first on.\
                    """)
                .aliases("p", "inspect")),
        new PrintCommand(
            Kind.CALL,
            Synopsis.of(
                "call",
                Group.DATA,
                """
                Call a function in the program.
                Usage: call[/FMT] EXP
                The argument is the expression to evaluate; a void result is not shown.\
                """)),
        new PrintCommand(
            Kind.OUTPUT,
            Synopsis.of(
                "output",
                Group.DATA,
                """
                Like "print" but don't put in value history and don't print newline.
                Usage: output[/FMT] EXP\
                """)));
  }

  @Override
  public Synopsis synopsis() {
    return synopsis;
  }

  @Override
  public void run(Shell shell, String arguments) {
    var slash = arguments.startsWith("/") ? arguments.split("\\s", 2)[0] : "";
    var format = Format.parse(slash, Format.NONE);
    if (format.count() != 1) {
      throw new CommandException("Item count other than 1 is meaningless in \"print\" command.");
    }
    if (format.letter() == 'i') {
      throw new CommandException("Format letter \"i\" is meaningless in \"print\" command.");
    }
    if (format.size() != '\0' && format.letter() != '\0') {
      throw new CommandException("Size letters are meaningless in \"print\" command.");
    }
    var options = PrintOptions.parse(arguments.substring(slash.length()).strip());
    var typed = options.expression();
    if (typed.isEmpty() && kind != Kind.PRINT) {
      throw new CommandException("The history is empty.");
    }
    var expression = typed.isEmpty() ? "$" : typed;
    var how = options.isRaw() ? format.asRaw() : format;
    options.during(
        shell.settings(),
        () ->
            new ProgramCalls(shell).look(expression, view -> print(shell, view, expression, how)));
  }

  private boolean print(Shell shell, View view, String expression, Format format) {
    var printing = shell.printing(view);
    if (expression.equals("$") && shell.workbench().values().recorded() == 0) {
      throw new CommandException("The history is empty.");
    }
    Assignments.remember(shell, view, expression);
    var value = FormattedValue.evaluate(printing, expression);
    Assignments.done(shell, expression);
    if (kind == Kind.CALL && value.type().stripped() instanceof VoidType) {
      return true;
    }
    var text = FormattedValue.of(printing, format, value);
    if (kind == Kind.OUTPUT) {
      shell.output().unended(text);
    } else if (value.type().stripped() instanceof VoidType) {
      var number = shell.workbench().values().add(value);
      shell.output().line("$" + number + " = void");
    } else {
      var number = shell.workbench().values().add(value);
      shell.output().text("$" + number + " = " + text);
    }
    return true;
  }
}
