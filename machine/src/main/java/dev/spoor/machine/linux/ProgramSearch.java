package dev.spoor.machine.linux;

import dev.spoor.machine.ByteString;

/// What a command's name leads to, as a shell finds it.
public sealed interface ProgramSearch {
  /// The PATH of a shell that was given none.
  ByteString DEFAULT_PATH =
      ByteString.of("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

  /// The file to execute: the name itself if it has a slash, else a directory of PATH and the name.
  record Found(ByteString path) implements ProgramSearch {}

  /// There is no such command: a shell's exit status is 127.
  record NotFound(ByteString name) implements ProgramSearch {}

  /// There is a file, but not one that may be executed: a shell's exit status is 126.
  ///
  /// @param path the first such file on the PATH
  record NotExecutable(ByteString path) implements ProgramSearch {}
}
