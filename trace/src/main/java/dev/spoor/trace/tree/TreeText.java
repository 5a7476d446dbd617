package dev.spoor.trace.tree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongFunction;

/// The tree as text: a line a program, numbers in columns, the tree behind them.
public final class TreeText {
  /// How far lines are indented at most: what is further down stands there too.
  static final int MOST_LEVELS = 40;

  private final TreeArt art;
  private final boolean countsCalls;
  private final LongFunction<String> start;
  private final List<String[]> rows = new ArrayList<>();
  private final BitSet goesOn = new BitSet();

  /// @param countsCalls whether calls have been counted
  /// @param start the text of a time in nanoseconds since the first program began
  public TreeText(TreeArt art, boolean countsCalls, LongFunction<String> start) {
    this.art = art;
    this.countsCalls = countsCalls;
    this.start = start;
  }

  /// {@return the lines; none for an empty tree}
  public String of(ProcessTree tree) {
    if (tree.isEmpty()) {
      return "";
    }
    rows.clear();
    rows.add(head());
    tree.visit(place -> rows.add(row(tree, place)));
    var out = table();
    if (tree.others() > 0) {
      out.append("and ").append(tree.others()).append(" more, which there was no room for\n");
    }
    return out.toString();
  }

  private String[] head() {
    return countsCalls
        ? new String[] {"PID", "START", "SECONDS", "CALLS", "ERRORS", "STATUS", "COMMAND"}
        : new String[] {"PID", "START", "SECONDS", "STATUS", "COMMAND"};
  }

  private String[] row(ProcessTree tree, ProcessTree.Place place) {
    var program = place.program();
    var pid = Integer.toString(program.pid);
    var begin = start.apply(program.beginNanos - tree.beginNanos());
    var seconds = seconds(tree.endNanos(program) - program.beginNanos);
    var command = branches(place) + command(program);
    return countsCalls
        ? new String[] {
          pid,
          begin,
          seconds,
          Long.toString(program.calls),
          program.errors == 0 ? "" : Long.toString(program.errors),
          status(program.outcome),
          command
        }
        : new String[] {pid, begin, seconds, status(program.outcome), command};
  }

  /// {@return seconds with three decimals, rounded to the nearest}
  public static String seconds(long nanos) {
    var millis = (nanos + 500_000) / 1_000_000;
    var rest = Long.toString(millis % 1000);
    return millis / 1000 + "." + "0".repeat(3 - rest.length()) + rest;
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Exited(var code) -> Integer.toString(code);
      case Outcome.Killed(var signal, var core) -> signal.name() + (core ? "+core" : "");
      case Outcome.Replaced _ -> "exec";
      case Outcome.Detached _ -> "detached";
      case Outcome.Unknown _ -> "?";
    };
  }

  private String branches(ProcessTree.Place place) {
    var depth = place.depth();
    goesOn.set(depth, !place.isLast());
    if (depth == 0) {
      return "";
    }
    var out = new StringBuilder();
    for (var level = 1; level < Math.min(depth, MOST_LEVELS); level++) {
      out.append(goesOn.get(level) ? art.trunk() : TreeArt.GAP);
    }
    out.append(place.isLast() ? art.end() : art.fork());
    if (depth > MOST_LEVELS) {
      out.append("(level ").append(depth).append(") ");
    }
    return out.toString();
  }

  private static String command(Program program) {
    var words = program.command.isEmpty() ? "(fork)" : program.command.text();
    var became = program.origin == Program.Origin.EXEC ? "=> " : "";
    var threads = program.threads > 1 ? "  {" + program.threads + " threads}" : "";
    return became + words + threads;
  }

  /// Columns are as wide as what is in them; all but the last two are right-aligned.
  private StringBuilder table() {
    var columns = rows.getFirst().length;
    var widths = new int[columns];
    for (var row : rows) {
      for (var i = 0; i < columns - 1; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    var out = new StringBuilder();
    for (var row : rows) {
      for (var i = 0; i < columns - 1; i++) {
        var gap = widths[i] - row[i].length();
        var leftAligned = i == columns - 2;
        out.repeat(' ', leftAligned ? 0 : gap).append(row[i]);
        out.repeat(' ', leftAligned ? gap + 2 : 2);
      }
      out.append(row[columns - 1]).append('\n');
    }
    return out;
  }
}
