package dev.spoor.repl.stops;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.machine.linux.Signal;
import dev.spoor.repl.debuggee.BreakpointSite;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Completion;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `save breakpoints`.
public final class SaveBreakpointsCommand implements Command {
  @Override
  public Synopsis synopsis() {
    return Synopsis.of(
            "breakpoints",
            Group.BREAKPOINTS,
            """
            Save current breakpoint definitions as a script.
            Usage: save breakpoints FILE
            Use "source" in another session to restore them.\
            """)
        .completing(Completion.FILE);
  }

  @Override
  public void run(Shell shell, String arguments) {
    if (arguments.isEmpty()) {
      throw new CommandException("Argument required (file name in which to save)");
    }
    var all = shell.workbench().ask(debugger -> debugger.breakpoints().all());
    List<String> lines = new ArrayList<>();
    for (var breakpoint : all) {
      if (breakpoint.number() > 0) {
        lines(breakpoint, shell.look(view -> view.sites(breakpoint)), lines);
      }
    }
    if (lines.isEmpty()) {
      shell.output().line("Nothing to save.");
      return;
    }
    try {
      Files.write(shell.workbench().path(arguments), lines);
    } catch (IOException refused) {
      throw new CommandException(
          "Unable to open file '" + arguments + "' for saving (" + refused.getMessage() + ")");
    }
    if (shell.isFromUser()) {
      shell.output().line("Saved to file '" + arguments + "'.");
    }
  }

  private static void lines(Breakpoint breakpoint, List<BreakpointSite> sites, List<String> to) {
    to.add(definition(breakpoint));
    if (!breakpoint.condition().isEmpty()) {
      to.add("  condition $bpnum " + breakpoint.condition());
    }
    if (breakpoint.ignored() > 0) {
      to.add("  ignore $bpnum " + breakpoint.ignored());
    }
    if (!breakpoint.commands().isEmpty()) {
      to.add("  commands");
      breakpoint.commands().forEach(line -> to.add("    " + line));
      to.add("  end");
    }
    if (!breakpoint.isEnabled()) {
      to.add("disable $bpnum");
    }
    for (var i = 0; i < sites.size(); i++) {
      if (!sites.get(i).isEnabled(breakpoint)) {
        to.add("disable $bpnum." + (i + 1));
      }
    }
  }

  private static String definition(Breakpoint breakpoint) {
    var temporary = breakpoint.disposition() == Breakpoint.Disposition.DELETE ? "t" : "";
    return switch (breakpoint.trigger()) {
      case Trigger.AtCode(var _, var text, var hardware) ->
          breakpoint.prints().isEmpty()
              ? temporary + (hardware ? "hbreak " : "break ") + text
              : "dprintf " + text + "," + breakpoint.prints();
      case Trigger.OnData watched ->
          switch (watched.access()) {
                case WRITE -> "watch ";
                case READ -> "rwatch ";
                case ANY -> "awatch ";
              }
              + watched.name();
      case Trigger.OnCall(var _, var text) ->
          (temporary + "catch syscall " + text.replace(",", "")).strip();
      case Trigger.OnSignal(var signals) ->
          (temporary
                  + "catch signal "
                  + String.join(" ", signals.stream().map(Signal::name).toList()))
              .strip();
      case Trigger.OnEvent(var event, var pattern) ->
          (temporary + "catch " + event.name().toLowerCase(Locale.ROOT) + " " + pattern).strip();
    };
  }
}
