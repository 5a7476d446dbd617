package dev.spoor.trace.stack;

import java.nio.charset.StandardCharsets;

/// Stacks in the text of strace(1), a line a function.
public final class StackText {
  private StackText() {}

  /// Adds the lines, each with its end.
  public static void append(CallStack stack, StringBuilder out) {
    for (var entry : stack.entries()) {
      out.append(" > ");
      if (entry.object().isPresent()) {
        printable(entry.object().get(), out);
        function(entry, out);
        address(entry.objectOffset(), out);
        source(entry, out);
      } else {
        // In strace's words: there is code where no file is mapped.
        out.append("unexpected_backtracing_error");
        address(entry.address().value(), out);
      }
      out.append('\n');
    }
  }

  private static void function(StackEntry entry, StringBuilder out) {
    out.append('(');
    if (entry.place().isPresent()) {
      var place = entry.place().get();
      printable(place.function(), out);
      if (!entry.isInlined()) {
        out.append("+0x").append(Long.toHexString(place.offset() + entry.beyond()));
      }
    }
    out.append(')');
  }

  private static void address(long value, StringBuilder out) {
    out.append(" [0x").append(Long.toHexString(value)).append(']');
  }

  private static void source(StackEntry entry, StringBuilder out) {
    if (entry.place().isPresent() && entry.place().get().file().isPresent()) {
      out.append(' ');
      printable(entry.place().get().file().get(), out);
      entry.place().get().line().ifPresent(line -> out.append(':').append(line));
    }
  }

  /// Names in UTF-8, a character a byte, with octal digits for what could do something to a
  /// terminal.
  private static void printable(String name, StringBuilder out) {
    for (var each : name.getBytes(StandardCharsets.UTF_8)) {
      if (each >= 0 && each < ' ' || each == 0x7f) {
        out.append('\\').append((char) ('0' + (each >> 6)));
        out.append((char) ('0' + (each >> 3 & 7))).append((char) ('0' + (each & 7)));
      } else {
        out.append((char) (each & 0xff));
      }
    }
  }
}
