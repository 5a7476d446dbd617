package dev.spoor.app;

import dev.spoor.app.command.Command;
import dev.spoor.app.command.Invocation;
import dev.spoor.trace.LogMerge;

/// `spoor merge-logs`: the files of `spoor trace -ff` as one.
final class MergeLogs implements Command {
  @Override
  public String name() {
    return "merge-logs";
  }

  @Override
  public String summary() {
    return "put the files of trace -ff together in the order of their times";
  }

  @Override
  public int run(Invocation invocation) {
    var words = invocation.arguments();
    var asksForHelp = words.size() == 1 && words.getFirst().toString().matches("-h|--help");
    if (words.size() != 1 || asksForHelp) {
      var stream = asksForHelp ? invocation.output() : invocation.diagnostics();
      stream.println("Usage: spoor merge-logs PREFIX");
      stream.println("Prints the lines of all files PREFIX.PID, which `spoor trace -ff -o PREFIX'");
      stream.println("wrote with -t, -tt or -ttt, by time, each behind its PID.");
      return asksForHelp ? 0 : 2;
    }
    return new LogMerge(invocation.output(), invocation.diagnostics())
        .run(words.getFirst().toString());
  }
}
