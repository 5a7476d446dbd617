package dev.spoor.repl.running;

import dev.spoor.debugger.HaltCause;
import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.breakpoint.Trigger;
import dev.spoor.debugger.location.LocationSpec;
import dev.spoor.engine.LaunchException;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Shell;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.text.CommandException;
import java.util.function.Function;

/// `run`, `start` and `starti`.
public final class RunCommand implements Command {
  /// How far.
  private enum Until {
    ANYTHING,
    MAIN,
    FIRST_INSTRUCTION
  }

  private final String name;
  private final Until until;
  private final String help;

  private RunCommand(String name, Until until, String help) {
    this.name = name;
    this.until = until;
    this.help = help;
  }

  /// {@return `run`}
  public static Command run() {
    return new RunCommand(
        "run",
        Until.ANYTHING,
        """
        Start debugged program.
        Usage: run [ARGUMENTS] [< FILE] [> FILE]
        Without arguments those of the last "run" or "set args" are used.\
        """);
  }

  /// {@return `start`}
  public static Command start() {
    return new RunCommand(
        "start",
        Until.MAIN,
        """
        Start the debugged program stopping at the beginning of the main procedure.
        Usage: start [ARGUMENTS] [< FILE] [> FILE]\
        """);
  }

  /// {@return `starti`}
  public static Command startInstruction() {
    return new RunCommand(
        "starti",
        Until.FIRST_INSTRUCTION,
        """
        Start the debugged program stopping at the first instruction.
        Usage: starti [ARGUMENTS] [< FILE] [> FILE]\
        """);
  }

  @Override
  public Synopsis synopsis() {
    var synopsis = Synopsis.of(name, Group.RUNNING, help);
    return until == Until.ANYTHING ? synopsis.aliases("r") : synopsis;
  }

  @Override
  public void run(Shell shell, String arguments) {
    var workbench = shell.workbench();
    if (!arguments.isEmpty()) {
      shell.settings().set("args", arguments);
    }
    if (workbench.inferior().isPresent()) {
      var isRestart =
          shell.confirms(
              "The program being debugged has been started already.\n"
                  + "Start it from the beginning?");
      if (!isRestart) {
        throw new CommandException("Program not restarted.");
      }
      KillCommand.kill(shell);
    }
    launch(shell);
    switch (until) {
      case FIRST_INSTRUCTION -> {}
      case ANYTHING -> new Going(shell, name).all();
      case MAIN -> {
        breakAtMain(shell);
        new Going(shell, name).all();
      }
    }
  }

  private void launch(Shell shell) {
    var workbench = shell.workbench();
    var program =
        workbench
            .file()
            .orElseThrow(() ->
                new CommandException(
                    "No executable file specified.\n"
                        + "Use the \"file\" or \"exec-file\" command."))
            .program();
    var settings = shell.settings();
    var wrapper = ExecWrapper.parse(settings.text("exec-wrapper"), workbench);
    var command =
        new ProgramArguments(settings.text("args"), settings.isOn("startup-with-shell"))
            .of(program, wrapper, settings.text("inferior-tty"), workbench);
    if (settings.isOn("disable-randomization")) {
      command = command.withoutAddressRandomization();
    }
    var directory = settings.text("cwd");
    if (!directory.isEmpty()
        || !workbench.directory().toString().equals(workbench.surroundings().directory())) {
      command =
          command.inDirectory(
              ByteString.of(
                  (directory.isEmpty() ? workbench.directory() : workbench.path(directory))
                      .toString()));
    }
    workbench.settingChanged("follow-fork-mode", settings);
    var number = workbench.slots().current().number();
    var _ =
        workbench.ask(debugger -> {
          debugger.inferiors().next(number);
          debugger.breakpoints().forgetHits();
          return true;
        });
    shell.output().flush();
    Function<dev.spoor.engine.Command, Tid> launching =
        each -> workbench.session().launch(each, wrapper.programs());
    try {
      if (settings.text("inferior-tty").isEmpty()) {
        workbench.terminal().forLaunch(command, launching);
      } else {
        workbench.terminal().forAnother(command, launching);
      }
    } catch (LaunchException refused) {
      throw new CommandException(String.valueOf(refused.getMessage()));
    }
    var going = new Going(shell, name);
    var halt = going.await();
    var isStarted = halt.causes().stream().anyMatch(HaltCause.Started.class::isInstance);
    if (until == Until.FIRST_INSTRUCTION || !isStarted) {
      going.report(halt);
    } else {
      workbench.halted(halt);
    }
    if (!isStarted && workbench.inferior().isEmpty()) {
      throw new CommandException("During startup the program has ended.");
    }
  }

  private static void breakAtMain(Shell shell) {
    var _ =
        shell
            .workbench()
            .ask(debugger ->
                debugger
                    .breakpoints()
                    .add(
                        new Trigger.AtCode(new LocationSpec.OfFunction("", "main"), "main", false),
                        Breakpoint.Disposition.DELETE));
  }
}
