package dev.spoor.repl;

import dev.spoor.debugger.breakpoint.Breakpoint;
import dev.spoor.debugger.step.StepFilter;
import dev.spoor.repl.code.DisassembleCommand;
import dev.spoor.repl.code.ListCommand;
import dev.spoor.repl.code.SearchCommand;
import dev.spoor.repl.data.DisplayCommand;
import dev.spoor.repl.data.DumpCommand;
import dev.spoor.repl.data.ExamineCommand;
import dev.spoor.repl.data.FindCommand;
import dev.spoor.repl.data.InfoFloat;
import dev.spoor.repl.data.InfoRegisters;
import dev.spoor.repl.data.InfoVirtualTable;
import dev.spoor.repl.data.InitIfUndefinedCommand;
import dev.spoor.repl.data.PrintCommand;
import dev.spoor.repl.data.PrintfCommand;
import dev.spoor.repl.data.RestoreCommand;
import dev.spoor.repl.data.SetVariableCommand;
import dev.spoor.repl.data.TypeCommand;
import dev.spoor.repl.data.UndisplayCommand;
import dev.spoor.repl.data.UndoCommand;
import dev.spoor.repl.files.AttachCommand;
import dev.spoor.repl.files.CoreCommand;
import dev.spoor.repl.files.DetachCommand;
import dev.spoor.repl.files.DirectoryCommands;
import dev.spoor.repl.files.FileCommand;
import dev.spoor.repl.files.GenerateCoreCommand;
import dev.spoor.repl.files.InferiorsCommand;
import dev.spoor.repl.files.LibrarySymbolsCommand;
import dev.spoor.repl.files.PathCommand;
import dev.spoor.repl.files.SourceDirectoriesCommand;
import dev.spoor.repl.files.SubstitutePathCommand;
import dev.spoor.repl.fullscreen.FullScreen;
import dev.spoor.repl.general.AliasCommand;
import dev.spoor.repl.general.AproposCommand;
import dev.spoor.repl.general.CompleteCommand;
import dev.spoor.repl.general.DefineCommand;
import dev.spoor.repl.general.DefinePrefixCommand;
import dev.spoor.repl.general.DemangleCommand;
import dev.spoor.repl.general.DocumentCommand;
import dev.spoor.repl.general.DontRepeatCommand;
import dev.spoor.repl.general.EchoCommand;
import dev.spoor.repl.general.EditCommand;
import dev.spoor.repl.general.EvalCommand;
import dev.spoor.repl.general.GroupCommand;
import dev.spoor.repl.general.HelpCommand;
import dev.spoor.repl.general.JsonCommand;
import dev.spoor.repl.general.LoopExitCommand;
import dev.spoor.repl.general.NamedOnly;
import dev.spoor.repl.general.PipeCommand;
import dev.spoor.repl.general.QuitCommand;
import dev.spoor.repl.general.SetCommand;
import dev.spoor.repl.general.ShellEscapeCommand;
import dev.spoor.repl.general.ShowCommand;
import dev.spoor.repl.general.ShowCommandsCommand;
import dev.spoor.repl.general.ShowConvenienceCommand;
import dev.spoor.repl.general.ShowUserCommand;
import dev.spoor.repl.general.ShowValuesCommand;
import dev.spoor.repl.general.ShowVersionCommand;
import dev.spoor.repl.general.SourceCommand;
import dev.spoor.repl.general.WithCommand;
import dev.spoor.repl.macro.InfoMacro;
import dev.spoor.repl.macro.MacroCommand;
import dev.spoor.repl.names.InfoDeclared;
import dev.spoor.repl.names.InfoScope;
import dev.spoor.repl.names.RegexBreakCommand;
import dev.spoor.repl.running.ContinueCommand;
import dev.spoor.repl.running.EnvironmentCommand;
import dev.spoor.repl.running.FinishCommand;
import dev.spoor.repl.running.InterruptCommand;
import dev.spoor.repl.running.JumpCommand;
import dev.spoor.repl.running.KillCommand;
import dev.spoor.repl.running.ReturnCommand;
import dev.spoor.repl.running.RunCommand;
import dev.spoor.repl.running.SignalCommand;
import dev.spoor.repl.running.StepCommand;
import dev.spoor.repl.running.TerminalCommand;
import dev.spoor.repl.running.UnsetWrapperCommand;
import dev.spoor.repl.running.UntilCommand;
import dev.spoor.repl.running.WhyCommand;
import dev.spoor.repl.shell.Command;
import dev.spoor.repl.shell.Synopsis;
import dev.spoor.repl.shell.Synopsis.Group;
import dev.spoor.repl.stack.AddInferiorCommand;
import dev.spoor.repl.stack.ApplyShorthand;
import dev.spoor.repl.stack.BacktraceCommand;
import dev.spoor.repl.stack.FrameCommand;
import dev.spoor.repl.stack.InferiorCommand;
import dev.spoor.repl.stack.InfoInferiors;
import dev.spoor.repl.stack.InfoStack;
import dev.spoor.repl.stack.InfoThreads;
import dev.spoor.repl.stack.InfoVariables;
import dev.spoor.repl.stack.ThreadCommand;
import dev.spoor.repl.status.CompareSectionsCommand;
import dev.spoor.repl.status.InfoAddress;
import dev.spoor.repl.status.InfoAuxiliary;
import dev.spoor.repl.status.InfoDisplay;
import dev.spoor.repl.status.InfoFiles;
import dev.spoor.repl.status.InfoFrame;
import dev.spoor.repl.status.InfoLine;
import dev.spoor.repl.status.InfoProbes;
import dev.spoor.repl.status.InfoProcess;
import dev.spoor.repl.status.InfoProgram;
import dev.spoor.repl.status.InfoSharedLibrary;
import dev.spoor.repl.status.InfoSource;
import dev.spoor.repl.status.InfoSources;
import dev.spoor.repl.status.InfoSymbol;
import dev.spoor.repl.status.InfoTerminal;
import dev.spoor.repl.stops.BreakCommand;
import dev.spoor.repl.stops.CatchCommand;
import dev.spoor.repl.stops.ClearCommand;
import dev.spoor.repl.stops.CommandsCommand;
import dev.spoor.repl.stops.ConditionCommand;
import dev.spoor.repl.stops.DeleteCommand;
import dev.spoor.repl.stops.DprintfCommand;
import dev.spoor.repl.stops.EnableCommand;
import dev.spoor.repl.stops.HandleCommand;
import dev.spoor.repl.stops.IgnoreCommand;
import dev.spoor.repl.stops.InfoBreakpoints;
import dev.spoor.repl.stops.SaveBreakpointsCommand;
import dev.spoor.repl.stops.SkipCommand;
import dev.spoor.repl.stops.Skips;
import dev.spoor.repl.stops.WatchCommand;
import java.util.ArrayList;
import java.util.List;

/// The table of commands.
final class Commands {
  private Commands() {}

  /// {@return all of them, each made anew}
  static List<Command> all() {
    return all(new FullScreen());
  }

  /// {@return all of them, each made anew}
  ///
  /// @param screen what those of the full-screen mode change
  static List<Command> all(FullScreen screen) {
    var all = new ArrayList<Command>();
    var skips = new Skips();
    var skip = new SkipCommand(skips);
    all.addAll(running(skips));
    all.addAll(stops());
    all.add(skip);
    all.addAll(looking(List.of(skip.info(), screen.info())));
    all.addAll(files());
    all.addAll(support());
    all.addAll(screen.commands());
    return all;
  }

  private static List<Command> running(StepFilter skips) {
    var all = new ArrayList<Command>(StepCommand.all(skips));
    all.addAll(
        List.of(
            RunCommand.run(),
            RunCommand.start(),
            RunCommand.startInstruction(),
            new ContinueCommand(),
            new KillCommand(List.of(InferiorsCommand.killing())),
            new AttachCommand(),
            new DetachCommand(List.of(InferiorsCommand.detaching())),
            InferiorsCommand.removing(),
            AddInferiorCommand.adding(),
            AddInferiorCommand.cloning(),
            new InferiorCommand(),
            new FinishCommand(),
            new InterruptCommand(),
            new ReturnCommand(),
            new JumpCommand(),
            SignalCommand.signal(),
            SignalCommand.queue(),
            new TerminalCommand(),
            UntilCommand.until(),
            UntilCommand.advance()));
    return all;
  }

  private static List<Command> stops() {
    var all = new ArrayList<>(BreakCommand.all());
    all.addAll(
        List.of(
            new DeleteCommand(List.of()),
            new ClearCommand(),
            EnableCommand.enabling(),
            EnableCommand.disabling(),
            new ConditionCommand(),
            new IgnoreCommand(),
            new CommandsCommand(),
            new DprintfCommand(),
            HandleCommand.handle(),
            new RegexBreakCommand(),
            new GroupCommand(
                Synopsis.of("save", Group.BREAKPOINTS, "Save breakpoint definitions as a script."),
                List.of(new SaveBreakpointsCommand())),
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

  private static List<Command> looking(List<Command> more) {
    var all = new ArrayList<Command>();
    all.addAll(PrintCommand.all());
    all.addAll(FrameCommand.all());
    all.addAll(ApplyShorthand.all());
    all.addAll(
        List.of(
            new BacktraceCommand(),
            new ExamineCommand(),
            new FindCommand(),
            new InitIfUndefinedCommand(),
            DumpCommand.dump(),
            DumpCommand.append(),
            new CompareSectionsCommand(),
            new RestoreCommand(),
            new PrintfCommand(),
            new DisplayCommand(),
            new UndisplayCommand(),
            TypeCommand.whole(),
            TypeCommand.name(),
            new UndoCommand(),
            MacroCommand.group(),
            new ListCommand(),
            SearchCommand.forward(),
            SearchCommand.reverse(),
            new DisassembleCommand(),
            new WhyCommand(),
            new ThreadCommand(),
            info(more)));
    return all;
  }

  private static Command info(List<Command> more) {
    var all = new ArrayList<>(more);
    all.addAll(info());
    return new GroupCommand(
        Synopsis.of(
                "info",
                Group.STATUS,
                "Generic command for showing things about the program being debugged.")
            .aliases("i", "inf"),
        all);
  }

  private static List<Command> info() {
    return List.of(
        InfoBreakpoints.breakpoints(),
        InfoBreakpoints.watchpoints(),
        InfoVariables.locals(),
        InfoVariables.arguments(),
        InfoRegisters.general(),
        InfoRegisters.all(),
        new InfoFloat(),
        new InfoVirtualTable(),
        new InfoProbes(),
        new InfoTerminal(),
        new InfoLine(),
        new InfoSymbol(),
        new InfoAddress(),
        new InfoScope(),
        InfoDeclared.functions(),
        InfoDeclared.variables(),
        InfoDeclared.types(),
        new InfoSources(),
        new InfoFiles(),
        new InfoAuxiliary(),
        new InfoSource(),
        new InfoSharedLibrary(),
        new InfoFrame(),
        new InfoDisplay(),
        InfoMacro.one(),
        InfoMacro.all(),
        new InfoProgram(),
        new InfoProcess(),
        HandleCommand.info(),
        new InfoThreads(),
        new InfoStack(),
        new InfoInferiors());
  }

  private static List<Command> files() {
    return List.of(
        new FileCommand(),
        new CoreCommand(),
        new GenerateCoreCommand(),
        SourceDirectoriesCommand.adding(),
        PathCommand.adding(),
        LibrarySymbolsCommand.reading(),
        LibrarySymbolsCommand.forgetting(),
        DirectoryCommands.change(),
        DirectoryCommands.show());
  }

  private static List<Command> support() {
    var all = new ArrayList<>(NamedOnly.all());
    all.addAll(
        List.of(
            new HelpCommand(),
            new SetCommand(
                List.of(
                    new SetVariableCommand(),
                    EnvironmentCommand.setting(),
                    SourceDirectoriesCommand.setting(),
                    SubstitutePathCommand.setting()),
                new SetVariableCommand()),
            new ShowCommand(
                List.of(
                    new ShowUserCommand(),
                    new ShowValuesCommand(),
                    new ShowConvenienceCommand(),
                    new ShowCommandsCommand(),
                    new ShowVersionCommand(),
                    EnvironmentCommand.showing(),
                    SourceDirectoriesCommand.showing(),
                    PathCommand.showing(),
                    SubstitutePathCommand.showing())),
            new GroupCommand(
                Synopsis.of("unset", Group.DATA, "Complement to certain \"set\" commands."),
                List.of(
                    EnvironmentCommand.unsetting(),
                    SubstitutePathCommand.unsetting(),
                    new UnsetWrapperCommand())),
            ShellEscapeCommand.shell(),
            ShellEscapeCommand.make(),
            new PipeCommand(),
            new WithCommand(),
            new AliasCommand(),
            new AproposCommand(),
            new EchoCommand(),
            new EditCommand(),
            new QuitCommand(),
            new SourceCommand(),
            new DefineCommand(),
            new DefinePrefixCommand(),
            new EvalCommand(),
            new DemangleCommand(),
            new DontRepeatCommand(),
            new DocumentCommand(),
            LoopExitCommand.leaving(),
            LoopExitCommand.again(),
            new JsonCommand(),
            new CompleteCommand()));
    return all;
  }
}
