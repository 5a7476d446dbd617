package dev.spoor.syscalls.format;

import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.syscalls.value.Value;
import java.util.List;

/// Calls in the text of strace(1). The caller puts the parts into lines: it decides about columns,
/// `<unfinished ...>` and `<... read resumed>`.
public final class TextFormatter {
  private final ValueText values;
  private final boolean notesNumbers;

  /// A formatter with these choices.
  public TextFormatter(TextStyle style) {
    values = new ValueText(style);
    notesNumbers = style.constants() != TextStyle.Constants.NUMBERS;
  }

  /// Appends a whole call without its result: `close(3)`.
  public void call(DecodedCall call, StringBuilder out) {
    out.append(call.name()).append('(');
    arguments(call, 0, out);
    out.append(')');
  }

  /// Appends what is known of a call that has not returned: `read(3, `, `nanosleep({...}, NULL`.
  public void opening(DecodedCall unfinished, StringBuilder out) {
    out.append(unfinished.name()).append('(');
    var arguments = unfinished.arguments();
    for (var i = 0; i < arguments.size(); i++) {
      var value = arguments.get(i).value();
      if (value instanceof Value.Pending) {
        return;
      }
      values.argument(arguments.get(i), out);
      if (i >= unfinished.knownArguments()) {
        return;
      }
      out.append(i + 1 < arguments.size() ? ", " : "");
    }
  }

  /// Appends what [#opening] left out, now that it is known: `"abc", 3)`.
  public void resumption(DecodedCall unfinished, DecodedCall complete, StringBuilder out) {
    var known = unfinished.knownArguments();
    var arguments = complete.arguments();
    if (known < arguments.size()
        && known < unfinished.arguments().size()
        && unfinished.arguments().get(known).value() instanceof Value.InOut) {
      if (arguments.get(known).value() instanceof Value.InOut(var _, var exit)) {
        out.append(" => ");
        values.append(exit, out);
      }
      known++;
      out.append(known < arguments.size() ? ", " : "");
    }
    arguments(complete, known, out);
    out.append(')');
  }

  /// Appends a result without the equals sign: `3`, `-1 ENOENT (No such file or directory)`, `?`.
  public void outcome(DecodedCall call, StringBuilder out) {
    outcome(call.outcome(), out);
  }

  /// Appends a result without the equals sign.
  public void outcome(Outcome outcome, StringBuilder out) {
    switch (outcome) {
      case Outcome.Unknown _ -> out.append('?');
      case Outcome.Returned(var _, var value, var notes) -> {
        values.append(value, out);
        notes(notes, out);
      }
      case Outcome.Failed(var errno, var notes) -> {
        failure(errno, out);
        notes(notes, out);
      }
    }
  }

  private static void failure(Errno errno, StringBuilder out) {
    if (errno.isNamed()) {
      out.append(isRestart(errno) ? "? " : "-1 ").append(errno.name());
      out.append(" (").append(errno.text()).append(')');
    } else {
      out.append("-1 (errno ").append(errno.value()).append(')');
    }
  }

  /// Appends one value.
  public void value(Value value, StringBuilder out) {
    values.append(value, out);
  }

  /// Appends an integer as [Value.Int] is written.
  public void number(long raw, Value.Base base, StringBuilder out) {
    ValueText.number(raw, base, out);
  }

  /// Appends a descriptor as [Value.Fd] is written.
  public void descriptor(int fd, Referent referent, StringBuilder out) {
    values.descriptor(fd, referent, out);
  }

  /// Appends the number of a task, a process group or a session as [Value.Pid] is written.
  public void process(int id, ProcessReferent referent, StringBuilder out) {
    values.process(id, referent, out);
  }

  /// Appends a task's name as it stands between angle brackets.
  public void name(ByteString name, StringBuilder out) {
    values.name(name, out);
  }

  /// Appends an address as [Value.Pointer] is written.
  public void pointer(long address, StringBuilder out) {
    ValueText.pointer(address, out);
  }

  /// Appends the first `length` of `bytes` as [Value.Text] is written.
  public void bytes(byte[] bytes, int length, boolean truncated, StringBuilder out) {
    values.text(bytes, length, truncated, out);
  }

  // linux/errno.h: the codes by which the kernel tells itself that a call is to be made again; the
  // program never sees them.
  private static boolean isRestart(Errno errno) {
    return switch (errno.value()) {
      case 512, 513, 514, 516 -> true;
      default -> false;
    };
  }

  private void arguments(DecodedCall call, int from, StringBuilder out) {
    var arguments = call.arguments();
    for (var i = from; i < arguments.size(); i++) {
      values.argument(arguments.get(i), out);
      out.append(i + 1 < arguments.size() ? ", " : "");
    }
  }

  /// Whether a note only says in words what the number is.
  private static boolean isInWords(Outcome.Note note) {
    return !note.values().isEmpty()
        && (note.values().getFirst() instanceof Value.Expression
            || note.values().getFirst() instanceof Value.Described);
  }

  private void notes(List<Outcome.Note> notes, StringBuilder out) {
    if (notes.isEmpty() || !notesNumbers && isInWords(notes.getFirst())) {
      return;
    }
    out.append(" (");
    for (var i = 0; i < notes.size(); i++) {
      var note = notes.get(i);
      out.append(i > 0 ? ", " : "").append(note.label());
      for (var value : note.values()) {
        out.append(note.label().isEmpty() ? "" : " ");
        if (value instanceof Value.Expression expression) {
          values.words(expression, out);
        } else if (value instanceof Value.Described(var _, var words)) {
          values.append(words, out);
        } else {
          values.append(value, out);
        }
      }
    }
    out.append(')');
  }
}
