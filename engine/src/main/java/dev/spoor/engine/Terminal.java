package dev.spoor.engine;

import dev.spoor.kernel.Kernel;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Signal;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// The terminal that this process and the programs it launches share.
public final class Terminal {
  private final int descriptor;
  private final Tid ownGroup;

  private Terminal(int descriptor, Tid ownGroup) {
    this.descriptor = descriptor;
    this.ownGroup = ownGroup;
  }

  /// {@return the terminal behind a descriptor, if it controls this process and this process is in
  /// its foreground: then this process may say who has it}
  public static Optional<Terminal> inForeground(int descriptor) {
    try (var kernel = Kernel.open()) {
      var own = kernel.ownGroup();
      return kernel
          .foregroundGroup(descriptor)
          .filter(own::equals)
          .map(group -> new Terminal(descriptor, group));
    }
  }

  /// Gives the terminal to a process group, whose processes then get its keys' signals and may read
  /// from it. Does nothing if there is no such group here.
  public void give(Tid group) {
    try (var kernel = Kernel.open()) {
      kernel.setForegroundGroup(descriptor, group);
    }
  }

  /// Takes the terminal back for this process's group.
  public void takeBack() {
    give(ownGroup);
  }

  /// {@return its modes, to be given back to [#modes(ByteString)]; empty if it is gone}
  public Optional<ByteString> modes() {
    try (var kernel = Kernel.open()) {
      return kernel.terminalModes(descriptor);
    }
  }

  /// Sets its modes, at once.
  public void modes(ByteString modes) {
    try (var kernel = Kernel.open()) {
      kernel.setTerminalModes(descriptor, modes);
    }
  }

  /// Stops this process as the key for that does, until it is continued. The signal is for this
  /// thread, which so does nothing more before: one for the process may be taken by another.
  public static void suspend() {
    try (var kernel = Kernel.open()) {
      var process = Tid.of((int) ProcessHandle.current().pid());
      kernel.killTask(process, kernel.self(), Signal.STOP);
    }
  }

  /// Leaves the key that sends SIGQUIT to the launched programs: this process ignores the signal,
  /// where a JVM would print the stacks of its threads among their output. For the rest of the
  /// process's life; a launched program gets it back only with [Command#withWhatWas].
  public static void leaveQuitToPrograms() {
    try (var kernel = Kernel.open()) {
      kernel.ignore(Signal.QUIT);
    }
  }

  /// Leaves the key that sends SIGINT to the launched programs, which stop for it while they are
  /// debugged: this process ignores the signal. For the rest of the process's life; a launched
  /// program gets it back only with [Command#withWhatWas].
  public static void leaveInterruptsToPrograms() {
    try (var kernel = Kernel.open()) {
      kernel.ignore(Signal.INT);
    }
  }
}
