package dev.spoor.symbolic.language;

import dev.spoor.machine.Address;
import dev.spoor.symbolic.type.ArrayType;
import dev.spoor.symbolic.type.Type;
import dev.spoor.symbolic.value.Absence;
import dev.spoor.symbolic.value.Notation;
import dev.spoor.symbolic.value.Presenters;
import dev.spoor.symbolic.value.Surroundings;
import dev.spoor.symbolic.value.Value;
import dev.spoor.symbolic.value.ValueFormat;
import dev.spoor.symbolic.value.ValuePrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of `x/NFU address`: memory as numbers of a width, or as texts.
///
/// Remembers notation and width for the next time, as long as the session; for one thread.
/// Instructions are not its task.
public final class MemoryExamination {
  private static final int LINE_BYTES = 16;
  private static final int LONGEST_TEXT = 200;

  private char letter = 'x';
  private int unitBytes = 4;

  /// Begins with hexadecimal words of four bytes.
  public MemoryExamination() {}

  /// What was shown.
  ///
  /// @param lines each with its address
  /// @param next the address behind it
  /// @param last the value that was shown last, if one was
  public record Examined(List<String> lines, Address next, Optional<Value> last) {
    /// Copies the list.
    public Examined {
      lines = List.copyOf(lines);
    }
  }

  /// {@return a format with what the last one said for what this one does not say}
  public PrintFormat completed(PrintFormat asked, int addressBytes) {
    var before = letter;
    letter = asked.letter() != 0 ? asked.letter() : letter;
    var unit =
        switch (letter) {
          case 'a' -> addressBytes;
          case 's' -> asked.unitBytes() == 0 ? 1 : asked.unitBytes();
          case 'c' -> asked.unitBytes() == 0 && before != 'c' ? 1 : width(asked);
          case 'f' -> asked.unitBytes() == 0 && unitBytes < 4 ? 8 : width(asked);
          default -> width(asked);
        };
    unitBytes = letter == 's' ? unitBytes : unit;
    return new PrintFormat(asked.count(), letter, unit, asked.isRaw());
  }

  private int width(PrintFormat asked) {
    return asked.unitBytes() == 0 ? unitBytes : asked.unitBytes();
  }

  /// {@return the lines}
  ///
  /// @param asked a format that is [#completed]
  /// @param start where the first value is
  public Examined examine(PrintFormat asked, Address start, Expressions expressions) {
    var around = expressions.surroundings();
    var count = Math.abs(asked.count());
    var from = asked.count() < 0 ? start.plus(-(long) count * asked.unitBytes()) : start;
    return asked.letter() == 's'
        ? texts(from, count, asked.unitBytes(), expressions)
        : numbers(asked, from, count, expressions.types(), around);
  }

  private static String label(Address address, Surroundings around) {
    var symbol = around.symbolAt(address).map(name -> " <" + printable(name) + ">").orElse("");
    return address + symbol + ":";
  }

  private static String printable(String name) {
    var text = new StringBuilder();
    for (var i = 0; i < Math.min(name.length(), 4096); i++) {
      var sign = name.charAt(i);
      text.append(sign >= ' ' && sign < 0x7f ? sign : '?');
    }
    return text.toString();
  }

  private static Examined numbers(
      PrintFormat asked, Address start, int count, BaseTypes types, Surroundings around) {
    var type = typeOf(asked, types);
    var perLine = Math.max(1, Math.min(8, LINE_BYTES / asked.unitBytes()));
    var notation = asked.letter() == 'x' ? Notation.PADDED : asked.notation();
    var printer = new ValuePrinter(ValueFormat.usual().withNotation(notation), Presenters.none());
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    var last = Optional.<Value>empty();
    var at = start;
    for (var i = 0; i < count; i++) {
      if (i % perLine == 0) {
        flush(line, lines);
        line.append(label(at, around));
      }
      var value = Value.at(type, at, around).held();
      if (value.absence().isPresent()) {
        line.append('\t').append(Values.sentence(value.absence().get()));
        break;
      }
      line.append('\t').append(padded(printer.text(value), asked));
      last = Optional.of(value);
      at = at.plus(asked.unitBytes());
    }
    flush(line, lines);
    return new Examined(lines, at, last);
  }

  private static void flush(StringBuilder line, List<String> lines) {
    if (!line.isEmpty()) {
      lines.add(line.toString());
      line.setLength(0);
    }
  }

  private static String padded(String text, PrintFormat asked) {
    return asked.letter() == 't'
        ? "0".repeat(Math.max(0, asked.unitBytes() * Byte.SIZE - text.length())) + text
        : text;
  }

  private static Type typeOf(PrintFormat asked, BaseTypes types) {
    return switch (asked.letter()) {
      case 'f' ->
          asked.unitBytes() >= 4
              ? types.floating(asked.unitBytes())
              : types.exact(asked.unitBytes(), true);
      case 'c' -> asked.unitBytes() == 1 ? types.character() : types.exact(asked.unitBytes(), true);
      case 'd' -> types.exact(asked.unitBytes(), true);
      default -> types.exact(asked.unitBytes(), false);
    };
  }

  private static Examined texts(Address start, int count, int width, Expressions expressions) {
    var types = expressions.types();
    var around = expressions.surroundings();
    var element = width == 2 ? types.wide("u") : width == 4 ? types.wide("U") : types.character();
    var printer = new ValuePrinter(ValueFormat.usual(), Presenters.none());
    var lines = new ArrayList<String>();
    var last = Optional.<Value>empty();
    var at = start;
    for (var i = 0; i < count; i++) {
      var length = lengthAt(at, width, around);
      var label = label(at, around) + "\t";
      if (length < 0) {
        lines.add(label + new Absence.Unreadable(at).text());
        continue;
      }
      var value = Value.at(ArrayType.of(element, Math.max(length, 1)), at, around);
      var isCut = length == LONGEST_TEXT;
      lines.add(label + printer.text(value) + (isCut ? "..." : ""));
      last = Optional.of(value);
      at = at.plus((long) length * width);
    }
    return new Examined(lines, at, last);
  }

  /// {@return the number of units up to and with the NUL, at most [#LONGEST_TEXT]; negative if none
  /// can be read}
  private static int lengthAt(Address at, int width, Surroundings around) {
    var bytes = around.memory().read(at, LONGEST_TEXT * width);
    if (bytes.length < width) {
      return -1;
    }
    for (var i = 0; i + width <= bytes.length; i += width) {
      var isEnd = true;
      for (var k = 0; k < width; k++) {
        isEnd &= bytes[i + k] == 0;
      }
      if (isEnd) {
        return i / width + 1;
      }
    }
    return bytes.length / width;
  }
}
