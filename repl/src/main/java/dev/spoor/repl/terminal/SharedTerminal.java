package dev.spoor.repl.terminal;

import dev.spoor.engine.Command;
import dev.spoor.engine.Terminal;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import dev.spoor.repl.debuggee.ProgramTerminal;
import java.util.Optional;
import java.util.function.Function;

/// A terminal that the debugger and the program it has launched have in turn: a launched program
/// has a process group of its own, which is in the foreground while it runs, so that the terminal's
/// keys are for it. Each side finds the modes as it has left them.
///
/// An attached program, and one with a session of its own, has another terminal, or none: then this
/// one stays the debugger's. For the thread that runs commands.
public final class SharedTerminal implements ProgramTerminal {
  private final Terminal terminal;
  private Optional<Tid> program = Optional.empty();
  private Optional<ByteString> programsModes = Optional.empty();
  private Optional<ByteString> debuggersModes = Optional.empty();

  private SharedTerminal(Terminal terminal) {
    this.terminal = terminal;
  }

  /// {@return that of standard input; one for nobody if that is no terminal, or this process is in
  /// its background}
  public static ProgramTerminal ofStandardInput() {
    return Terminal.inForeground(0)
        .<ProgramTerminal>map(SharedTerminal::new)
        .orElseGet(ProgramTerminal::none);
  }

  @Override
  public Tid forLaunch(Command command, Function<Command, Tid> launching) {
    programsModes = Optional.empty();
    program = Optional.empty();
    var launched = launching.apply(command.inOwnProcessGroup());
    program = Optional.of(launched);
    return launched;
  }

  @Override
  public Tid forAnother(Command command, Function<Command, Tid> launching) {
    programsModes = Optional.empty();
    program = Optional.empty();
    return launching.apply(command);
  }

  @Override
  public void toProgram() {
    if (program.isEmpty()) {
      return;
    }
    debuggersModes = terminal.modes();
    programsModes.ifPresent(terminal::modes);
    terminal.give(program.get());
  }

  @Override
  public void toDebugger() {
    if (program.isEmpty()) {
      return;
    }
    programsModes = terminal.modes();
    terminal.takeBack();
    debuggersModes.ifPresent(terminal::modes);
  }

  @Override
  public Optional<Saved> saved() {
    return program.flatMap(group -> programsModes.map(modes -> new Saved(group, modes)));
  }
}
