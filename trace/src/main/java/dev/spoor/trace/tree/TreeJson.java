package dev.spoor.trace.tree;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.format.JsonFormatter;
import dev.spoor.syscalls.value.Value;
import java.time.Instant;
import java.util.Locale;

/// The tree as JSON, an object a program: docs/JSON.md has the schema.
public final class TreeJson {
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final boolean countsCalls;
  private final Instant begin;
  private final JsonFormatter formatter = new JsonFormatter();
  private final StringBuilder out = new StringBuilder();

  /// @param countsCalls whether calls have been counted
  /// @param begin when the first program began
  public TreeJson(boolean countsCalls, Instant begin) {
    this.countsCalls = countsCalls;
    this.begin = begin;
  }

  /// {@return the lines}
  public String of(ProcessTree tree) {
    out.setLength(0);
    tree.visit(place -> append(tree, place));
    if (tree.others() > 0) {
      out.append("{\"type\":\"processes\",\"left_out\":").append(tree.others()).append("}\n");
    }
    return out.toString();
  }

  private void append(ProcessTree tree, ProcessTree.Place place) {
    var program = place.program();
    var when = begin.plusNanos(program.beginNanos - tree.beginNanos());
    out.append("{\"type\":\"process\",\"pid\":").append(program.pid);
    out.append(",\"tid\":").append(program.pid).append(",\"time\":");
    decimal(when.getEpochSecond(), when.getNano() / 1000, 6);
    out.append(",\"depth\":").append(place.depth());
    out.append(",\"parent\":").append(program.parent == 0 ? "null" : program.parent);
    out.append(",\"origin\":\"").append(program.origin.name().toLowerCase(Locale.ROOT));
    out.append("\",\"command\":");
    command(program.command);
    var nanos = tree.endNanos(program) - program.beginNanos;
    out.append(",\"duration\":");
    decimal(nanos / NANOS_A_SECOND, nanos % NANOS_A_SECOND, 9);
    out.append(",\"threads\":").append(program.threads);
    if (countsCalls) {
      out.append(",\"calls\":").append(program.calls);
      out.append(",\"errors\":").append(program.errors);
    }
    outcome(program.outcome);
    out.append("}\n");
  }

  private void command(CommandWords command) {
    if (command.isEmpty()) {
      out.append("null");
      return;
    }
    var separator = "[";
    for (ByteString word : command.words()) {
      out.append(separator);
      formatter.value(new Value.Text(word, false), out);
      separator = ",";
    }
    out.append(command.truncated() ? "],\"truncated\":true" : "]");
  }

  private void outcome(Outcome outcome) {
    switch (outcome) {
      case Outcome.Exited(var code) -> out.append(",\"code\":").append(code);
      case Outcome.Killed(var signal, var core) ->
          out.append(",\"signal\":\"").append(signal.name()).append("\",\"core\":").append(core);
      case Outcome.Replaced _ -> out.append(",\"state\":\"exec\"");
      case Outcome.Detached _ -> out.append(",\"state\":\"detached\"");
      case Outcome.Unknown _ -> out.append(",\"state\":\"unknown\"");
    }
  }

  private void decimal(long whole, long fraction, int digits) {
    var text = Long.toString(fraction);
    out.append(whole).append('.').repeat('0', digits - text.length()).append(text);
  }
}
