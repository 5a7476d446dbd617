package dev.spoor.trace.stack;

import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.format.JsonFormatter;
import dev.spoor.syscalls.value.Value;

/// Stacks as JSON.
public final class StackJson {
  private StackJson() {}

  /// Adds a member `stack` to an object that has members.
  public static void append(CallStack stack, JsonFormatter formatter, StringBuilder out) {
    out.append(",\"stack\":[");
    var isFirst = true;
    for (var entry : stack.entries()) {
      out.append(isFirst ? "" : ",");
      isFirst = false;
      entry(entry, formatter, out);
    }
    out.append(']');
  }

  private static void entry(StackEntry entry, JsonFormatter formatter, StringBuilder out) {
    out.append("{\"address\":\"").append(entry.address()).append('"');
    if (entry.object().isPresent()) {
      text("object", entry.object().get(), formatter, out);
      out.append(",\"object_offset\":").append(entry.objectOffset());
    }
    if (entry.place().isPresent()) {
      var place = entry.place().get();
      text("symbol", place.function(), formatter, out);
      if (entry.isInlined()) {
        out.append(",\"inlined\":true");
      } else {
        out.append(",\"offset\":").append(place.offset() + entry.beyond());
      }
      place.file().ifPresent(file -> text("file", file, formatter, out));
      place.line().ifPresent(line -> out.append(",\"line\":").append(line));
    }
    out.append('}');
  }

  private static void text(
      String member, String value, JsonFormatter formatter, StringBuilder out) {
    out.append(",\"").append(member).append("\":");
    formatter.value(new Value.Text(ByteString.of(value), false), out);
  }
}
