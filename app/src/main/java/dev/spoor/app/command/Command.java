package dev.spoor.app.command;

/// One command of `spoor`, named by the first word of the command line.
///
/// Making one must cost nothing: all are made to find the one that runs. What a command works with
/// is loaded by [#run].
public interface Command {
  /// {@return the word that names it}
  String name();

  /// {@return what it does, in one line that fits behind its name}
  String summary();

  /// Runs it to its end.
  ///
  /// @return the exit status, 0 to 255
  int run(Invocation invocation);
}
