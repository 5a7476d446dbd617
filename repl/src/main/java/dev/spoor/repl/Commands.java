package dev.spoor.repl;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.step.StepFilter;
import dev.spoor.repl.code.DisassembleCommand;
import dev.spoor.repl.code.ListCommand;
import dev.spoor.repl.data.ExamineCommand;
import dev.spoor.repl.data.InfoRegisters;
import dev.spoor.repl.data.PrintCommand;
import dev.spoor.repl.data.PrintfCommand;
import dev.spoor.repl.data.SetVariableCommand;
import dev.spoor.repl.data.TypeCommand;
import dev.spoor.repl.data.UndoCommand;
import dev.spoor.repl.files.AttachCommand;
import dev.spoor.repl.files.CoreCommand;
import dev.spoor.repl.files.DetachCommand;
import dev.spoor.repl.files.DirectoryCommands;
import dev.spoor.repl.files.FileCommand;
import dev.spoor.repl.general.CompleteCommand;
import dev.spoor.repl.general.DefineCommand;
import dev.spoor.repl.general.DocumentCommand;
import dev.spoor.repl.general.EchoCommand;
import dev.spoor.repl.general.GroupCommand;
import dev.spoor.repl.general.HelpCommand;
import dev.spoor.repl.general.JsonCommand;
import dev.spoor.repl.general.LoopExitCommand;
import dev.spoor.repl.general.QuitCommand;
import dev.spoor.repl.general.SetCommand;
import dev.spoor.repl.general.ShowCommand;
import dev.spoor.repl.general.ShowUserCommand;
import dev.spoor.repl.general.SourceCommand;
import dev.spoor.repl.running.ContinueCommand;
import dev.spoor.repl.running.DisplayCommand;
import dev.spoor.repl.running.FinishCommand;
import dev.spoor.repl.running.KillCommand;
import dev.spoor.repl.running.RunCommand;
import dev.spoor.repl.running.StepCommand;
import dev.spoor.repl.running.UndisplayCommand;
import dev.spoor.repl.running.UntilCommand;
import dev.spoor.repl.running.WhyCommand;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.stack.BacktraceCommand;
import dev.spoor.repl.stack.FrameCommand;
import dev.spoor.repl.stack.InfoInferiors;
import dev.spoor.repl.stack.InfoThreads;
import dev.spoor.repl.stack.InfoVariables;
import dev.spoor.repl.stack.ThreadCommand;
import dev.spoor.repl.status.InfoAddress;
import dev.spoor.repl.status.InfoDisplay;
import dev.spoor.repl.status.InfoFrame;
import dev.spoor.repl.status.InfoLine;
import dev.spoor.repl.status.InfoProcess;
import dev.spoor.repl.status.InfoProgram;
import dev.spoor.repl.status.InfoSharedLibrary;
import dev.spoor.repl.status.InfoSource;
import dev.spoor.repl.status.InfoSymbol;
import dev.spoor.repl.stops.BreakCommand;
import dev.spoor.repl.stops.CatchCommand;
import dev.spoor.repl.stops.CommandsCommand;
import dev.spoor.repl.stops.ConditionCommand;
import dev.spoor.repl.stops.DeleteCommand;
import dev.spoor.repl.stops.DprintfCommand;
import dev.spoor.repl.stops.EnableCommand;
import dev.spoor.repl.stops.HandleCommand;
import dev.spoor.repl.stops.IgnoreCommand;
import dev.spoor.repl.stops.InfoBreakpoints;
import dev.spoor.repl.stops.WatchCommand;
import java.util.ArrayList;
import java.util.List;

/// The table of commands.
final class Commands {
  private Commands() {}

  /// {@return all of them, each made anew}
  static List<Command> all() {
    var all = new ArrayList<Command>();
    all.addAll(running());
    all.addAll(stops());
    all.addAll(looking());
    all.addAll(files());
    all.addAll(support());
    return all;
  }

  private static List<Command> running() {
    var all = new ArrayList<Command>(StepCommand.all(StepFilter.none()));
    all.addAll(
        List.of(
            RunCommand.run(),
            RunCommand.start(),
            RunCommand.startInstruction(),
            new ContinueCommand(),
            new KillCommand(),
            new AttachCommand(),
            new DetachCommand(),
            new FinishCommand(),
            UntilCommand.until(),
            UntilCommand.advance()));
    return all;
  }

  private static List<Command> stops() {
    var all = new ArrayList<>(BreakCommand.all());
    all.addAll(
        List.of(
            new DeleteCommand(List.of()),
            EnableCommand.enabling(),
            EnableCommand.disabling(),
            new ConditionCommand(),
            new IgnoreCommand(),
            new CommandsCommand(),
            new DprintfCommand(),
            HandleCommand.handle(),
            catching("catch", Breakpoint.Disposition.KEEP),
            catching("tcatch", Breakpoint.Disposition.DELETE)));
    all.addAll(WatchCommand.all());
    return all;
  }

  private static Command catching(String name, Breakpoint.Disposition disposition) {
    return new GroupCommand(
        Synopsis.of(name, Group.BREAKPOINTS, "Set catchpoints to catch events."),
        CatchCommand.all(disposition));
  }

  private static List<Command> looking() {
    var all = new ArrayList<Command>();
    all.addAll(PrintCommand.all());
    all.addAll(FrameCommand.all());
    all.addAll(
        List.of(
            new BacktraceCommand(),
            new ExamineCommand(),
            new PrintfCommand(),
            new DisplayCommand(),
            new UndisplayCommand(),
            TypeCommand.whole(),
            TypeCommand.name(),
            new UndoCommand(),
            new ListCommand(),
            new DisassembleCommand(),
            new WhyCommand(),
            new ThreadCommand(),
            info()));
    return all;
  }

  private static Command info() {
    return new GroupCommand(
        Synopsis.of(
                "info",
                Group.STATUS,
                "Generic command for showing things about the program being debugged.")
            .aliases("i", "inf"),
        List.of(
            new InfoBreakpoints(),
            InfoVariables.locals(),
            InfoVariables.arguments(),
            InfoRegisters.general(),
            InfoRegisters.all(),
            new InfoLine(),
            new InfoSymbol(),
            new InfoAddress(),
            new InfoSource(),
            new InfoSharedLibrary(),
            new InfoFrame(),
            new InfoDisplay(),
            new InfoProgram(),
            new InfoProcess(),
            HandleCommand.info(),
            new InfoThreads(),
            new InfoInferiors()));
  }

  private static List<Command> files() {
    return List.of(
        new FileCommand(), new CoreCommand(), DirectoryCommands.change(), DirectoryCommands.show());
  }

  private static List<Command> support() {
    return List.of(
        new HelpCommand(),
        new SetCommand(List.of(new SetVariableCommand()), new SetVariableCommand()),
        new ShowCommand(List.of(new ShowUserCommand())),
        new EchoCommand(),
        new QuitCommand(),
        new SourceCommand(),
        new DefineCommand(),
        new DocumentCommand(),
        LoopExitCommand.leaving(),
        LoopExitCommand.again(),
        new JsonCommand(),
        new CompleteCommand());
  }
}
