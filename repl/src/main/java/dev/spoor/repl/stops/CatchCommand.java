package dev.spoor.repl.stops;

import dev.spoor.debugger.breakpoint.Breakpoint.Disposition;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.breakpoint.Trigger.OnEvent.Event;
import dev.spoor.machine.linux.Signal;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import dev.spoor.repl.text.Regex;
import dev.spoor.repl.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands behind `catch`: an event.
public final class CatchCommand implements Command {
  private final Event event;
  private final Disposition disposition;

  private CatchCommand(Event event, Disposition disposition) {
    this.event = event;
    this.disposition = disposition;
  }

  /// {@return all that can be caught}
  ///
  /// @param disposition what becomes of a catchpoint after a hit
  public static List<Command> all(Disposition disposition) {
    var all = new ArrayList<Command>();
    for (var event : Event.values()) {
      all.add(new CatchCommand(event, disposition));
    }
    all.add(new CatchSignalCommand(disposition));
    all.add(new CatchSyscallCommand(disposition));
    return all;
  }

  @Override
  public Synopsis synopsis() {
    var name = event.name().toLowerCase(Locale.ROOT);
    return Synopsis.of(
        name,
        Group.BREAKPOINTS,
        switch (event) {
          case FORK -> "Catch calls to fork.";
          case VFORK -> "Catch calls to vfork.";
          case EXEC -> "Catch calls to exec.";
          case THREAD -> "Catch the creation of threads.";
          case LOAD -> "Catch loads of shared libraries.";
          case UNLOAD -> "Catch unloads of shared libraries.";
          case THROW -> "Catch an exception, when thrown.";
          case RETHROW -> "Catch an exception, when rethrown.";
          case CATCH -> "Catch an exception, when caught.";
        });
  }

  @Override
  public void run(Shell shell, String arguments) {
    var asked = BreakArguments.parse(arguments);
    var hasPattern = !isFork() && event != Event.THREAD;
    if (!hasPattern && !asked.place().isEmpty()) {
      throw new CommandException("Junk at end of arguments.");
    }
    var start = isException() ? "invalid type-matching regexp: " : "Invalid regexp: ";
    Regex.fault(asked.place())
        .ifPresent(fault -> {
          throw new CommandException(start + fault);
        });
    var breakpoint =
        shell
            .workbench()
            .ask(debugger -> {
              var added =
                  debugger
                      .breakpoints()
                      .add(new Trigger.OnEvent(event, asked.place()), disposition);
              debugger.breakpoints().condition(added, asked.condition());
              return added;
            });
    shell.workbench().values().set("bpnum", breakpoint.number());
    shell
        .output()
        .line(
            (disposition == Disposition.DELETE && isException()
                    ? "Temporary catchpoint  "
                    : "Catchpoint ")
                + breakpoint.number()
                + " ("
                + event.name().toLowerCase(Locale.ROOT)
                + ")");
  }

  /// Of these alone it is said that they are temporary, as in gdb.
  private boolean isException() {
    return event == Event.THROW || event == Event.RETHROW || event == Event.CATCH;
  }

  private boolean isFork() {
    return event == Event.FORK || event == Event.VFORK || event == Event.EXEC;
  }

  /// `catch signal`.
  private static final class CatchSignalCommand implements Command {
    private static final int MOST_BY_NUMBER = 15;

    private final Disposition disposition;

    CatchSignalCommand(Disposition disposition) {
      this.disposition = disposition;
    }

    @Override
    public Synopsis synopsis() {
      return Synopsis.of(
          "signal",
          Group.BREAKPOINTS,
          """
          Catch signals by their names and/or numbers.
          Usage: catch signal [SIGNAL]...
          Without a signal all are caught but those that the debugger uses.\
          """);
    }

    @Override
    public void run(Shell shell, String arguments) {
      var signals = new ArrayList<Signal>();
      for (var word : Words.of(arguments)) {
        if (!word.equals("all")) {
          signals.add(
              Signal.named(word)
                  .filter(signal -> !word.matches("\\d+") || signal.number() <= MOST_BY_NUMBER)
                  .orElseThrow(() ->
                      new CommandException(
                          "Only signals 1-15 are valid as numeric signals.\n"
                              + "Use \"info signals\" for a list of symbolic signals.")));
        }
      }
      var breakpoint =
          shell
              .workbench()
              .ask(debugger ->
                  debugger.breakpoints().add(new Trigger.OnSignal(signals), disposition));
      shell.workbench().values().set("bpnum", breakpoint.number());
      var names = String.join(" ", signals.stream().map(Signal::name).toList());
      shell
          .output()
          .line(
              "Catchpoint "
                  + breakpoint.number()
                  + (signals.isEmpty()
                      ? " (standard signals)"
                      : (signals.size() == 1 ? " (signal " : " (signals ") + names + ")"));
    }
  }
}
