package dev.spoor.repl.stops;

import dev.spoor.debugger.breakpoint.Breakpoint.Disposition;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.breakpoint.Trigger.OnData;
import dev.spoor.debugger.breakpoint.Trigger.OnData.Access;
import dev.spoor.machine.ByteString;
import dev.spoor.repl.debuggee.View;
import dev.spoor.repl.print.WatchWords;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Contents;
import dev.spoor.symbolic.value.Storage;
import dev.spoor.symbolic.value.Value;
import java.util.List;
import java.util.Optional;

/// `watch`, `rwatch` and `awatch`.
public final class WatchCommand implements Command {
  private final String name;
  private final Access access;
  private final String summary;

  private WatchCommand(String name, Access access, String summary) {
    this.name = name;
    this.access = access;
    this.summary = summary;
  }

  /// {@return all of them}
  public static List<Command> all() {
    return List.of(
        new WatchCommand("watch", Access.WRITE, "Set a watchpoint for EXPRESSION."),
        new WatchCommand("rwatch", Access.READ, "Set a read watchpoint for EXPRESSION."),
        new WatchCommand("awatch", Access.ANY, "Set an access watchpoint for EXPRESSION."));
  }

  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            name,
            Group.BREAKPOINTS,
            summary
                + "\nUsage: "
                + name
                + """
                 [-l|-location] EXPRESSION [if CONDITION]
                A watch on a local variable ends with its function's call; with -location it stays.
                What the kernel itself writes, read(2) for example, no watchpoint sees: see "catch syscall".\
                """)
        .completing(Completion.SYMBOL);
  }

  @Override
  public void run(Shell shell, String arguments) {
    var stays = arguments.startsWith("-l");
    var text = stays ? arguments.replaceFirst("^-l\\w*\\s*", "") : arguments;
    var asked = BreakArguments.parse(text);
    if (asked.place().isEmpty()) {
      throw new CommandException("Argument required (expression to compute).");
    }
    if (shell.workbench().inferior().isEmpty() && shell.workbench().target().isPresent()) {
      // What cannot be said of the program at all is told first.
      var _ = shell.look(view -> view.expressions().evaluate(asked.place()));
    }
    var _ = shell.workbench().live();
    var isHardware = !shell.settings().text("can-use-hw-watchpoints").equals("0");
    if (!isHardware && access != Access.WRITE) {
      throw new CommandException(
          "Can't set read/access watchpoint when hardware watchpoints are disabled.");
    }
    if (!asked.condition().isEmpty()) {
      // Names that mean nothing here are told before anything is set.
      var _ =
          shell.look(
              view -> view.expressions().typeOf(view.expressions().parse(asked.condition())));
    }
    var trigger = shell.look(view -> trigger(shell, view, asked.place(), stays, isHardware));
    var breakpoint =
        shell
            .workbench()
            .ask(debugger -> {
              var added = debugger.breakpoints().add(trigger, Disposition.KEEP);
              if (!asked.condition().isEmpty()) {
                debugger.breakpoints().condition(added, asked.condition());
              }
              return added;
            });
    shell.workbench().values().set("bpnum", breakpoint.number());
    shell.output().line(WatchWords.of(trigger) + " " + breakpoint.number() + ": " + trigger.name());
  }

  private Trigger.OnData trigger(
      Shell shell, View view, String text, boolean stays, boolean isHardware) {
    var expressions = view.expressions();
    var value = expressions.evaluate(text);
    var size = (int) value.sizeBytes().orElse(0);
    if (value.address().isEmpty()) {
      throw new CommandException("Cannot watch constant value `" + text + "'.");
    }
    if (size <= 0) {
      throw new CommandException("Cannot watch a value of no size.");
    }
    var type = value.type();
    return new Trigger.OnData(
        stays ? "-location " + text : text,
        value.address().get(),
        size,
        access,
        isHardware,
        stays ? Optional.empty() : scope(view, text),
        bytes -> text(shell, view, type, bytes));
  }

  /// The frame that a local variable belongs to.
  private static Optional<OnData.Scope> scope(View view, String text) {
    if (!view.hasStack()) {
      return Optional.empty();
    }
    var frame = view.frame();
    var isLocal =
        view.variables(frame).scopes().stream()
            .flatMap(scope -> scope.variables().stream())
            .anyMatch(variable -> mentions(text, variable.name()));
    var caller = view.stack(frame.level() + 3).stack().callerOf(frame.index());
    return isLocal && frame.frame().cfa().isPresent()
        ? caller.map(at -> new OnData.Scope(frame.frame().cfa().get(), at.pc()))
        : Optional.empty();
  }

  private static boolean mentions(String text, String name) {
    return text.matches("(?s)(.*\\W)?" + java.util.regex.Pattern.quote(name) + "(\\W.*)?");
  }

  private static String text(Shell shell, View view, Type type, byte[] bytes) {
    var value =
        Value.of(
            type,
            new Storage.Held(Contents.of(ByteString.of(bytes)), Optional.empty()),
            view.expressions().surroundings());
    return shell.printing(view).alone(value);
  }
}
