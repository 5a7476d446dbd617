package dev.spoor.repl.debuggee;

import dev.spoor.engine.Command;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;
import java.util.function.Function;

/// Who has the terminal: the debugger while it asks, the program while it runs.
public interface ProgramTerminal {
  /// The program is about to run.
  void toProgram();

  /// The program has halted.
  void toDebugger();

  /// Launches a program that has a session of its own: this terminal stays the debugger's.
  default Tid forAnother(Command command, Function<Command, Tid> launching) {
    return launching.apply(command);
  }

  /// Launches a program as one that this terminal is for.
  Tid forLaunch(Command command, Function<Command, Tid> launching);

  /// {@return whether there is one}
  default boolean isThere() {
    return true;
  }

  /// What is kept of the terminal while the debugger has it.
  ///
  /// @param group the program's process group
  /// @param modes as ioctl(2) has them, TCGETS
  record Saved(Tid group, ByteString modes) {}

  /// {@return how the program has left the terminal}
  default Optional<Saved> saved() {
    return Optional.empty();
  }

  /// {@return that of a session without one: the program shares the debugger's descriptors}
  static ProgramTerminal none() {
    return new ProgramTerminal() {
      @Override
      public void toProgram() {}

      @Override
      public void toDebugger() {}

      @Override
      public boolean isThere() {
        return false;
      }

      @Override
      public Tid forLaunch(Command command, Function<Command, Tid> launching) {
        return launching.apply(command);
      }
    };
  }
}
