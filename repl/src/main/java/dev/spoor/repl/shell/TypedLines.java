package dev.spoor.repl.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The lines that the user has typed, the last of them. For one thread.
public final class TypedLines {
  private static final int MOST = 256;

  private final Deque<String> lines = new ArrayDeque<>();
  private int count;

  /// A line was typed, and is about to be carried out.
  void add(String line) {
    count++;
    lines.addLast(line);
    if (lines.size() > MOST) {
      lines.removeFirst();
    }
  }

  /// {@return the line before the one that is carried out; empty if there is none}
  public String previous() {
    var all = new ArrayList<>(lines);
    return all.size() < 2 ? "" : all.get(all.size() - 2);
  }

  /// {@return the lines that are remembered, the oldest first}
  public List<String> all() {
    return List.copyOf(lines);
  }

  /// {@return the number of the first of [#all()], counted from 1}
  public int firstNumber() {
    return count - lines.size() + 1;
  }
}
