package dev.spoor.trace.statistics;

import dev.spoor.machine.ByteString;
import dev.spoor.trace.options.SummaryKey;
import java.util.List;

/// What was counted under one key.
///
/// @param kind what sort of key it is
/// @param key empty for calls that have none
/// @param note what is known about it besides: the name of a task
/// @param rank where it stands if nothing else decides: its number, or when it came
/// @param below what it is divided into; empty if it is not
public record Row(
    SummaryKey kind, ByteString key, ByteString note, long rank, Tally tally, List<Row> below) {
  /// Copies the list.
  public Row {
    below = List.copyOf(below);
  }

  /// {@return what stands in the table, printable ASCII}
  public String label() {
    var name = key.length() == 0 ? "(none)" : Escapes.of(key);
    return note.length() == 0 ? name : name + " " + Escapes.of(note);
  }
}
