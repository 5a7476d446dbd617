package dev.spoor.syscalls.format;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.syscalls.value.Argument;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.syscalls.value.Referent;
import dev.spoor.syscalls.value.Value;
import java.util.ArrayList;
import java.util.List;

/// One value as strace(1) writes it.
final class ValueText {
  private final TextStyle style;

  ValueText(TextStyle style) {
    this.style = style;
  }

  void argument(Argument argument, StringBuilder out) {
    if (!argument.label().isEmpty()) {
      out.append(argument.label()).append('=');
    }
    append(argument.value(), out);
  }

  void append(Value value, StringBuilder out) {
    switch (value) {
      case Value.Int(var raw, var base) -> number(raw, base, out);
      case Value.Symbols symbols -> symbols(symbols, out);
      case Value.Text(var bytes, var truncated) -> {
        Quoting.quote(bytes, style, out);
        out.append(truncated ? "..." : "");
      }
      case Value.Bytes(var bytes, var truncated) -> {
        Quoting.quoteHex(bytes, out);
        out.append(truncated ? "..." : "");
      }
      case Value.Abstract(var bytes) -> {
        out.append('@');
        Quoting.quote(bytes, style, out);
      }
      case Value.Pointer(var address) -> pointer(address, out);
      case Value.Unreadable(var at) -> pointer(at, out);
      case Value.Pointee(var target) -> {
        out.append('[');
        append(target, out);
        out.append(']');
      }
      case Value.Struct struct -> struct(struct, out);
      case Value.Array array -> array(array, out);
      case Value.Members members -> members(members, out);
      case Value.InOut(var entry, var exit) -> {
        append(entry, out);
        if (!(exit instanceof Value.Pending)) {
          out.append(" => ");
          append(exit, out);
        }
      }
      case Value.Fd fd -> fd(fd, out);
      case Value.Pid(var raw, var referent) -> process(raw, referent, out);
      case Value.Expression expression -> expression(expression, out);
      case Value.Worded worded -> worded(worded, out);
      case Value.Commented(var inner, var comment) -> {
        append(inner, out);
        out.append(" /* ").append(comment).append(" */");
      }
      case Value.Labelled(var inner, var context) -> {
        append(inner, out);
        context(context, out);
      }
      case Value.Described described -> described(described, out);
      case Value.Indexed(var index, var element) -> {
        out.append('[');
        append(index, out);
        out.append("]=");
        append(element, out);
      }
      case Value.Shifted shifted -> shifted(shifted, out);
      case Value.Sum(var _, var base, var offset) -> {
        append(base, out);
        out.append('+');
        append(offset, out);
      }
      case Value.Pending _ -> {}
    }
  }

  static void number(long raw, Value.Base base, StringBuilder out) {
    switch (base) {
      case DECIMAL, DECIMAL_AND_NAMES -> out.append(raw);
      case UNSIGNED -> {
        if (raw >= 0) {
          out.append(raw);
        } else {
          out.append(Long.toUnsignedString(raw));
        }
      }
      case HEX, HEX_AND_NAMES -> {
        if (raw == 0) {
          out.append('0');
        } else {
          out.append("0x").append(Long.toHexString(raw));
        }
      }
      case HEX_IF_ANY -> {
        if (raw != 0) {
          out.append("0x").append(Long.toHexString(raw));
        }
      }
      case HEX6 -> padded("0x", raw, 6, out);
      case HEX14 -> padded("0x", raw, 14, out);
      case HEX8 -> padded("", raw, 8, out);
      case OCTAL -> octal(raw, out);
    }
  }

  private static void padded(String prefix, long raw, int width, StringBuilder out) {
    var digits = Long.toHexString(raw);
    if (raw == 0 && !prefix.isEmpty()) {
      // As of printf(3)'s "%#0*lx", which gives 0 no prefix.
      out.append("0".repeat(width + prefix.length()));
      return;
    }
    out.append(prefix).append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }

  private static void octal(long raw, StringBuilder out) {
    var digits = Long.toOctalString(raw);
    out.append('0');
    if (digits.length() < 2) {
      out.append('0');
    }
    out.append(digits);
  }

  private static void pointer(Address address, StringBuilder out) {
    pointer(address.value(), out);
  }

  static void pointer(long address, StringBuilder out) {
    if (address == 0) {
      out.append("NULL");
    } else {
      out.append("0x").append(Long.toHexString(address));
    }
  }

  void text(byte[] bytes, int length, boolean truncated, StringBuilder out) {
    Quoting.quote(bytes, length, style, out);
    if (truncated) {
      out.append("...");
    }
  }

  private void shifted(Value.Shifted shifted, StringBuilder out) {
    number(shifted.number(), Value.Base.UNSIGNED, out);
    out.append("<<");
    switch (style.constants()) {
      case NAMES -> out.append(shifted.name());
      case NUMBERS -> out.append(shifted.by());
      case BOTH -> out.append(shifted.by()).append(" /* ").append(shifted.name()).append(" */");
    }
  }

  private void described(Value.Described described, StringBuilder out) {
    switch (style.constants()) {
      case NAMES -> append(described.words(), out);
      case NUMBERS -> append(described.value(), out);
      case BOTH -> {
        // A set is what it is made of; the words of memory that it is explain it.
        if (described.words() instanceof Value.Members) {
          append(described.words(), out);
          out.append(" /* ");
          append(described.value(), out);
          out.append(" */");
          return;
        }
        if (isWhole(described.words())) {
          append(described.words(), out);
          return;
        }
        if (described.value() instanceof Value.Symbols symbols) {
          bareNumber(symbols, out);
        } else {
          append(described.value(), out);
        }
        out.append(" /* ");
        new ValueText(style.named()).append(inComment(described.words()), out);
        out.append(" */");
      }
    }
  }

  /// Whether words say all that the number does.
  private static boolean isWhole(Value words) {
    return words instanceof Value.Commented
        || words instanceof Value.Symbols symbols && !symbols.parts().isEmpty()
        || words instanceof Value.Expression expression
            && expression.function().equals("v4l2_fourcc");
  }

  /// Behind the value itself, where it is put needs no telling.
  private static Value inComment(Value words) {
    return words instanceof Value.Expression(var raw, var function, var arguments)
            && function.equals("inet_pton")
        ? new Value.Expression(raw, function, arguments.subList(0, 2))
        : words;
  }

  private void symbols(Value.Symbols symbols, StringBuilder out) {
    if (!symbols.parts().isEmpty()) {
      list(symbols.parts(), "|", out);
      return;
    }
    var constants = style.constants();
    if (constants == TextStyle.Constants.NAMES && isTold(symbols.base())) {
      constants = TextStyle.Constants.BOTH;
    }
    switch (constants) {
      case NAMES -> names(symbols, out);
      case NUMBERS -> bareNumber(symbols, out);
      case BOTH -> {
        bareNumber(symbols, out);
        if (!symbols.names().isEmpty()) {
          out.append(" /* ");
          names(symbols, out);
          out.append(" */");
        } else if (!symbols.family().isEmpty()) {
          out.append(" /* ").append(symbols.family()).append(" */");
        }
      }
    }
  }

  private static boolean isTold(Value.Base base) {
    return base == Value.Base.HEX_AND_NAMES || base == Value.Base.DECIMAL_AND_NAMES;
  }

  /// In hexadecimal, as flags are, also where no bit pattern is meant.
  private void bareNumber(Value.Symbols symbols, StringBuilder out) {
    var base = symbols.base();
    var isHex =
        base == Value.Base.DECIMAL && symbols.raw() >= 0
            || base == Value.Base.HEX_IF_ANY
                && style.constants() == TextStyle.Constants.BOTH
                && !symbols.names().isEmpty();
    number(symbols.raw(), isHex ? Value.Base.HEX : base, out);
  }

  /// Appends an expression whose number stands elsewhere.
  void words(Value.Expression expression, StringBuilder out) {
    out.append(expression.function()).append('(');
    list(expression.arguments(), ", ", out);
    out.append(')');
  }

  private void expression(Value.Expression expression, StringBuilder out) {
    var number = style.constants() != TextStyle.Constants.NAMES && isNumber(expression, out);
    if (number && style.constants() == TextStyle.Constants.NUMBERS) {
      return;
    }
    out.append(number ? " /* " : "");
    var arguments = new ValueText(style.named());
    out.append(expression.function()).append('(');
    var nested = number && !expression.function().equals("IOPRIO_PRIO_VALUE");
    var command = number && expression.function().startsWith("EVIOC");
    (nested ? arguments : this)
        .list(
            command ? withoutFamilies(expression.arguments()) : expression.arguments(), ", ", out);
    out.append(number ? ") */" : ")");
  }

  private static List<Value> withoutFamilies(List<Value> values) {
    var plain = new ArrayList<Value>(values.size());
    for (var value : values) {
      plain.add(
          value instanceof Value.Symbols symbols
              ? new Value.Symbols(
                  symbols.raw(), symbols.names(), symbols.unnamed(), symbols.base(), "")
              : value);
    }
    return plain;
  }

  /// Appends the number of an expression, if it is of those that can be written so. What stands in
  /// network byte order is written as its bytes.
  private static boolean isNumber(Value.Expression expression, StringBuilder out) {
    var raw = expression.raw();
    return switch (expression.function()) {
      case "makedev", "_IOC", "KERNEL_VERSION" -> {
        number(raw, Value.Base.HEX, out);
        yield true;
      }
      case "if_nametoindex", "IOPRIO_PRIO_VALUE", "QCMD" -> {
        out.append(raw);
        yield true;
      }
      case "htonl" -> {
        Quoting.quoteHex(
            ByteString.of(
                new byte[] {(byte) (raw >> 24), (byte) (raw >> 16), (byte) (raw >> 8), (byte) raw}),
            out);
        yield true;
      }
      // Stands in place of its number.
      case "v4l2_fourcc" -> false;
      case "htons" -> {
        // One that may have a name is a number in parentheses.
        if (expression.arguments().getFirst() instanceof Value.Symbols) {
          yield false;
        }
        Quoting.quoteHex(ByteString.of(new byte[] {(byte) (raw >> 8), (byte) raw}), out);
        yield true;
      }
      case "inet_addr" -> {
        Quoting.quoteHex(
            ByteString.of(
                new byte[] {(byte) raw, (byte) (raw >> 8), (byte) (raw >> 16), (byte) (raw >> 24)}),
            out);
        yield true;
      }
      default -> {
        // What has a number has one in hexadecimal.
        if (raw != 0) {
          number(raw, Value.Base.HEX, out);
        }
        yield raw != 0;
      }
    };
  }

  private void worded(Value.Worded worded, StringBuilder out) {
    // A size in other words; all other words say what the number does not.
    if (style.constants() == TextStyle.Constants.NAMES || !worded.text().endsWith("*1024")) {
      out.append(worded.text());
      return;
    }
    number(worded.raw(), worded.base(), out);
    if (style.constants() == TextStyle.Constants.BOTH) {
      out.append(" /* ").append(worded.text()).append(" */");
    }
  }

  private static void names(Value.Symbols symbols, StringBuilder out) {
    var start = out.length();
    for (var name : symbols.names()) {
      separate(start, '|', out);
      out.append(name);
    }
    if (symbols.unnamed() != 0 || symbols.base() == Value.Base.OCTAL || out.length() == start) {
      separate(start, '|', out);
      number(symbols.unnamed(), symbols.base(), out);
    }
    if (symbols.names().isEmpty() && !symbols.family().isEmpty()) {
      out.append(" /* ").append(symbols.family()).append(" */");
    }
  }

  private static void separate(int start, char separator, StringBuilder out) {
    if (out.length() > start) {
      out.append(separator);
    }
  }

  private void struct(Value.Struct struct, StringBuilder out) {
    out.append('{');
    var start = out.length();
    var previous = "";
    for (var field : struct.fields()) {
      if (out.length() > start) {
        // What a field has become stands behind what it was.
        var again = !previous.isEmpty() && field.name().equals(previous);
        out.append(again ? " => " : ", ");
      }
      previous = field.name();
      if (!field.name().isEmpty() && !explainsItself(field.value())) {
        out.append(field.name()).append('=');
      }
      append(field.value(), out);
    }
    if (struct.abbreviated()) {
      out.append(out.length() > start ? ", ..." : "...");
    }
    out.append('}');
  }

  private boolean explainsItself(Value value) {
    return value instanceof Value.Described(var _, Value.Expression expression)
        && expression.function().equals("inet_pton")
        && style.constants() == TextStyle.Constants.NAMES;
  }

  private void array(Value.Array array, StringBuilder out) {
    out.append('[');
    list(array.elements(), ", ", out);
    var comma = array.elements().isEmpty() ? "" : ", ";
    switch (array.rest()) {
      case Value.Rest.None _ -> {}
      case Value.Rest.More _ -> out.append(comma).append("...");
      case Value.Rest.Unreadable(var at) -> {
        out.append(comma).append("... /* ");
        pointer(at, out);
        out.append(" */");
      }
    }
    out.append(']');
  }

  private void members(Value.Members members, StringBuilder out) {
    out.append(members.complement() ? "~[" : "[");
    if (style.constants() == TextStyle.Constants.NAMES) {
      list(members.elements(), " ", out);
    } else {
      numbered(members.elements(), out);
    }
    out.append(']');
  }

  /// Members are counted, not made of bits.
  private void numbered(List<Value> elements, StringBuilder out) {
    var start = out.length();
    for (var element : elements) {
      separate(start, ' ', out);
      append(
          element instanceof Value.Symbols symbols
              ? new Value.Symbols(
                  symbols.raw(),
                  symbols.names(),
                  symbols.unnamed(),
                  Value.Base.UNSIGNED,
                  symbols.family())
              : element,
          out);
    }
  }

  private void list(List<Value> values, String separator, StringBuilder out) {
    for (var i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(separator);
      }
      append(values.get(i), out);
    }
  }

  private void fd(Value.Fd fd, StringBuilder out) {
    if (fd.name().isEmpty() || style.constants() == TextStyle.Constants.NUMBERS) {
      descriptor(fd.raw(), fd.referent(), out);
      return;
    }
    if (style.constants() == TextStyle.Constants.BOTH) {
      out.append(fd.raw()).append(" /* ").append(fd.name()).append(" */");
    } else {
      out.append(fd.name());
    }
    referent(fd.referent(), out);
  }

  void descriptor(int fd, Referent referent, StringBuilder out) {
    out.append(fd);
    referent(referent, out);
  }

  void process(int id, ProcessReferent referent, StringBuilder out) {
    out.append(id);
    if (referent.isKnown()) {
      if (referent.name().length() > 0 && id > 0) {
        out.append('<');
        name(referent.name(), out);
        out.append('>');
      }
      if (referent.outer() != 0) {
        out.append(" /* ").append(referent.outer()).append(" in strace's PID NS */");
      }
    }
  }

  /// Appends a task's name as it stands between angle brackets.
  void name(ByteString name, StringBuilder out) {
    Quoting.inBrackets(name, style, out);
  }

  private void referent(Referent referent, StringBuilder out) {
    if (referent.isNamed()) {
      out.append('<');
      Quoting.inBrackets(referent.path(), style, out);
      out.append(referent.detail()).append('>');
      out.append(referent.deleted() ? "(deleted)" : "");
    }
    if (referent.context().length() > 0) {
      context(referent.context(), out);
    }
  }

  private void context(ByteString context, StringBuilder out) {
    out.append(" [");
    Quoting.inBrackets(context, style, out);
    out.append(']');
  }
}
