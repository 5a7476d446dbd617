package dev.spoor.syscalls.value;

import dev.spoor.machine.linux.Errno;
import java.util.List;

/// What became of a call.
public sealed interface Outcome {
  /// It succeeded.
  ///
  /// @param raw the number returned
  /// @param value what the number means
  /// @param notes what strace(1) says in parentheses behind it, one after the other
  record Returned(long raw, Value value, List<Note> notes) implements Outcome {
    /// Copies the list.
    public Returned {
      notes = List.copyOf(notes);
    }
  }

  /// It failed, or was interrupted and will be restarted ([Errno#isRestart()]).
  record Failed(Errno errno, List<Note> notes) implements Outcome {
    /// Copies the list.
    public Failed {
      notes = List.copyOf(notes);
    }
  }

  /// It has not returned yet, or never will: the program ended, or was replaced.
  record Unknown() implements Outcome {
    /// The only one there is.
    public static final Unknown INSTANCE = new Unknown();
  }

  /// A remark behind a result: `Timeout`, `flags O_RDWR`.
  ///
  /// @param label what it is, empty if the value speaks for itself
  /// @param values what was found, possibly nothing
  record Note(String label, List<Value> values) {
    /// Copies the list.
    public Note {
      values = List.copyOf(values);
    }
  }
}
