package dev.spoor.trace.statistics;

import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.SummaryKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts by keys, keys within keys: those that come first, as many as there is room for, and one
/// count for all that come later.
public final class KeyedTallies {
  /// A key that a call is counted under.
  ///
  /// @param text empty if the call has none
  /// @param rank see [Row]
  public record Part(ByteString text, long rank) {}

  /// Says more about a key.
  @FunctionalInterface
  public interface Notes {
    /// {@return what is known besides; empty if nothing is}
    ByteString of(SummaryKey kind, ByteString key);
  }

  private static final class Node {
    final Part part;
    final Tally tally = new Tally(true);
    final Map<ByteString, Node> below = new HashMap<>();

    Node(Part part) {
      this.part = part;
    }
  }

  private final List<SummaryKey> kinds;
  private final int room;
  private final Node root = new Node(new Part(ByteString.EMPTY, 0));
  private final Tally others = new Tally(true);
  private int used;

  /// @param kinds what a call is counted by, the first one first
  /// @param room how many keys are told apart, those within keys counted one by one
  public KeyedTallies(List<SummaryKey> kinds, int room) {
    this.kinds = List.copyOf(kinds);
    this.room = room;
  }

  /// {@return the count for these keys, one of each kind}
  public Tally of(Part[] parts) {
    var node = root;
    for (var i = 0; i < parts.length; i++) {
      var next = node.below.get(parts[i].text());
      if (next == null) {
        if (used + parts.length - i > room) {
          return others;
        }
        used++;
        next = new Node(parts[i]);
        node.below.put(parts[i].text(), next);
      }
      node = next;
    }
    return node.tally;
  }

  /// {@return the count of all that there was no room for}
  public Tally others() {
    return others;
  }

  /// {@return what was counted}
  public List<Row> rows(Notes notes) {
    return rows(root, 0, notes);
  }

  private List<Row> rows(Node node, int level, Notes notes) {
    var rows = new ArrayList<Row>(node.below.size());
    for (var child : node.below.values()) {
      var below = rows(child, level + 1, notes);
      var tally = child.tally;
      for (var row : below) {
        tally.add(row.tally());
      }
      var kind = kinds.get(level);
      var note = notes.of(kind, child.part.text());
      rows.add(new Row(kind, child.part.text(), note, child.part.rank(), tally, below));
    }
    return rows;
  }
}
