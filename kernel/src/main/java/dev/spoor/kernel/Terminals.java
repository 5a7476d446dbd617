package dev.spoor.kernel;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Tid;
import java.util.Optional;

/// The terminal behind a descriptor: which process group has it, and its modes. tty_ioctl(4).
///
/// What is set is set from the background too: SIGTTOU, by which the kernel would stop the caller's
/// process group there, is blocked meanwhile.
public interface Terminals {
  /// {@return the process group that this process is in} getpgid(2).
  default Tid ownGroup() {
    throw new UnsupportedOperationException("the own process group");
  }

  /// {@return the process group in the foreground; empty if the descriptor is not the terminal that
  /// controls this process} TIOCGPGRP.
  default Optional<Tid> foregroundGroup(int descriptor) {
    throw new UnsupportedOperationException("foreground of " + descriptor);
  }

  /// Puts a process group into the foreground. TIOCSPGRP.
  ///
  /// @return whether it is there now; not if there is no such group in this session
  default boolean setForegroundGroup(int descriptor, Tid group) {
    throw new UnsupportedOperationException("foreground of " + descriptor);
  }

  /// {@return the modes, a `struct termios` of asm-generic/termbits.h; empty if the descriptor is
  /// no terminal} TCGETS.
  default Optional<ByteString> terminalModes(int descriptor) {
    throw new UnsupportedOperationException("modes of " + descriptor);
  }

  /// Sets the modes, at once. TCSETS.
  ///
  /// @param modes as [#terminalModes] gave them
  /// @return whether they are set
  /// @throws IllegalArgumentException if they have another length
  default boolean setTerminalModes(int descriptor, ByteString modes) {
    throw new UnsupportedOperationException("modes of " + descriptor);
  }
}
