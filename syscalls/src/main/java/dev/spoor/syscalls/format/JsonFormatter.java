package dev.spoor.syscalls.format;

import dev.spoor.machine.Address;
import dev.spoor.machine.ByteString;
import dev.spoor.machine.linux.Errno;
import dev.spoor.syscalls.value.Argument;
import dev.spoor.syscalls.value.DecodedCall;
import dev.spoor.syscalls.value.Outcome;
import dev.spoor.syscalls.value.ProcessReferent;
import dev.spoor.syscalls.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Calls as JSON with typed values. The output is ASCII: whatever else a tracee's strings hold is
/// escaped.
///
/// | value | JSON |
/// | --- | --- |
/// | number | number; from 2^53 on a string of decimal digits |
/// | flags, enumeration | `{"raw": 577, "names": ["O_WRONLY"], "unnamed": 64}` |
/// | string, buffer | the text if it is UTF-8, else `{"hex": "00ff"}`; with `"truncated": true` as an object |
/// | address | `"0x7f00"`, null for the null pointer; `{"unreadable": "0x7f00"}` if it could not be followed |
/// | structure | object by field names |
/// | array, set | array; `{"elements": [...], "more": true}` if some are left out; `{"all_but": [...]}` |
/// | changed by the kernel | `{"entry": ..., "exit": ...}` |
/// | descriptor | number; `{"fd": 3, "path": ...}` if it is known what it refers to |
/// | path with its SELinux context | `{"file": ..., "secontext": ...}` |
/// | process id | number; `{"id": 1, "comm": ..., "outer": 4711}` if more is known |
/// | number in words | `{"raw": 256, "text": "..."}` |
public final class JsonFormatter {
  // The largest integers every JSON reader keeps exact.
  private static final long EXACT = 1L << 53;

  /// A formatter; it has no state.
  public JsonFormatter() {}

  /// Appends the members `"name"`, `"number"`, `"abi"`, `"arguments"`, `"result"` and, if it
  /// failed, `"error"` of a call, without the braces around them.
  public void members(DecodedCall call, StringBuilder out) {
    out.append("\"name\":");
    string(call.name(), out);
    out.append(",\"number\":").append(call.number()).append(",\"abi\":");
    string(call.abi().label(), out);
    out.append(",\"arguments\":{");
    for (var i = 0; i < call.arguments().size(); i++) {
      out.append(i > 0 ? "," : "");
      argument(call.arguments().get(i), out);
    }
    out.append('}');
    outcome(call.outcome(), out);
  }

  private void argument(Argument argument, StringBuilder out) {
    string(argument.name(), out);
    out.append(':');
    value(argument.value(), out);
  }

  private void outcome(Outcome outcome, StringBuilder out) {
    switch (outcome) {
      case Outcome.Unknown _ -> out.append(",\"result\":null");
      case Outcome.Returned(var _, var value, var notes) -> {
        out.append(",\"result\":");
        value(value, out);
        notes(notes, out);
      }
      case Outcome.Failed(var errno, var notes) -> {
        out.append(",\"result\":-1");
        error(errno, out);
        notes(notes, out);
      }
    }
  }

  private static void error(Errno errno, StringBuilder out) {
    out.append(",\"error\":{\"number\":").append(errno.value()).append(",\"name\":");
    string(errno.name(), out);
    out.append(",\"text\":");
    string(errno.text(), out);
    out.append('}');
  }

  private void notes(List<Outcome.Note> notes, StringBuilder out) {
    if (notes.isEmpty()) {
      return;
    }
    out.append(",\"notes\":[");
    for (var i = 0; i < notes.size(); i++) {
      out.append(i > 0 ? "," : "").append("{\"label\":");
      string(notes.get(i).label(), out);
      out.append(",\"values\":");
      array(notes.get(i).values(), out);
      out.append('}');
    }
    out.append(']');
  }

  /// Appends one value.
  public void value(Value value, StringBuilder out) {
    switch (value) {
      case Value.Int(var raw, var base) -> number(raw, base, out);
      case Value.Symbols symbols -> symbols(symbols, out);
      case Value.Text(var bytes, var truncated) -> text(bytes, truncated, out);
      case Value.Bytes(var bytes, var truncated) -> {
        out.append("{\"hex\":\"").append(HexFormat.of().formatHex(bytes.toArray())).append('"');
        out.append(truncated ? ",\"truncated\":true}" : "}");
      }
      case Value.Abstract(var bytes) -> {
        out.append("{\"abstract\":");
        text(bytes, false, out);
        out.append('}');
      }
      case Value.Pointer(var address) -> pointer(address, out);
      case Value.Unreadable(var at) -> {
        out.append("{\"unreadable\":");
        pointer(at, out);
        out.append('}');
      }
      case Value.Pointee(var target) -> value(target, out);
      case Value.Struct struct -> struct(struct, out);
      case Value.Array(var elements, var rest) -> elements(elements, rest, out);
      case Value.Members(var elements, var complement) -> {
        out.append(complement ? "{\"all_but\":" : "");
        array(elements, out);
        out.append(complement ? "}" : "");
      }
      case Value.InOut(var entry, var exit) -> {
        out.append("{\"entry\":");
        value(entry, out);
        out.append(",\"exit\":");
        value(exit, out);
        out.append('}');
      }
      case Value.Fd fd -> fd(fd, out);
      case Value.Pid(var raw, var referent) -> process(raw, referent, out);
      case Value.Expression expression -> expression(expression, out);
      case Value.Shifted(var number, var by, var _) ->
          number(number << by, Value.Base.UNSIGNED, out);
      case Value.Sum(var raw, var _, var _) -> number(raw, Value.Base.UNSIGNED, out);
      case Value.Indexed(var index, var element) -> {
        out.append("{\"index\":");
        value(index, out);
        out.append(",\"value\":");
        value(element, out);
        out.append('}');
      }
      // Names are more than the text that they are joined to.
      case Value.Described(Value.Symbols names, Value.Worded _) -> value(names, out);
      case Value.Described(Value.Symbols names, Value.Commented _) -> value(names, out);
      case Value.Described(var _, var words) -> value(words, out);
      case Value.Worded(var raw, var base, var words) -> {
        out.append("{\"raw\":");
        number(raw, base, out);
        out.append(",\"text\":");
        string(words, out);
        out.append('}');
      }
      case Value.Commented(var inner, var _) -> value(inner, out);
      case Value.Labelled(var inner, var context) -> {
        out.append("{\"file\":");
        value(inner, out);
        context(context, out);
        out.append('}');
      }
      case Value.Pending _ -> out.append("null");
    }
  }

  private static void number(long raw, Value.Base base, StringBuilder out) {
    var signed = base == Value.Base.DECIMAL || base == Value.Base.DECIMAL_AND_NAMES;
    if (raw > -EXACT && raw < EXACT && (signed || raw >= 0)) {
      out.append(raw);
    } else {
      out.append('"').append(signed ? Long.toString(raw) : Long.toUnsignedString(raw)).append('"');
    }
  }

  private static void symbols(Value.Symbols symbols, StringBuilder out) {
    out.append("{\"raw\":");
    number(symbols.raw(), symbols.base(), out);
    out.append(",\"names\":[");
    for (var i = 0; i < symbols.names().size(); i++) {
      out.append(i > 0 ? "," : "");
      string(symbols.names().get(i), out);
    }
    out.append(']');
    if (symbols.unnamed() != 0) {
      out.append(",\"unnamed\":");
      number(symbols.unnamed(), Value.Base.UNSIGNED, out);
    }
    out.append('}');
  }

  private static void text(ByteString bytes, boolean truncated, StringBuilder out) {
    var utf8 = decode(bytes);
    if (utf8.isPresent() && !truncated) {
      string(utf8.get(), out);
      return;
    }
    if (utf8.isPresent()) {
      out.append("{\"text\":");
      string(utf8.get(), out);
    } else {
      out.append("{\"hex\":\"").append(HexFormat.of().formatHex(bytes.toArray())).append('"');
    }
    out.append(truncated ? ",\"truncated\":true}" : "}");
  }

  private static Optional<String> decode(ByteString bytes) {
    try {
      var buffer = ByteBuffer.wrap(bytes.toArray());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static void pointer(Address address, StringBuilder out) {
    if (address.isZero()) {
      out.append("null");
    } else {
      out.append("\"0x").append(Long.toHexString(address.value())).append('"');
    }
  }

  private void struct(Value.Struct struct, StringBuilder out) {
    out.append('{');
    var unnamed = 0;
    var separator = "";
    var fields = struct.fields();
    var repeated = false;
    for (var i = 0; i < fields.size(); i++) {
      var field = fields.get(i);
      if (field.equals(Value.Field.OMISSION) || repeated && place(field.name(), fields, 0) < i) {
        continue;
      }
      out.append(separator);
      separator = ",";
      string(field.name().isEmpty() ? "_" + unnamed++ : field.name(), out);
      out.append(':');
      var again = place(field.name(), fields, i + 1);
      repeated |= again < fields.size();
      var changed = again < fields.size() && !fields.get(again).value().equals(field.value());
      value(
          changed ? new Value.InOut(field.value(), fields.get(again).value()) : field.value(), out);
    }
    out.append('}');
  }

  /// {@return where, from a place on, the field called `name` is; behind all if it is not, or if it
  /// has no name}
  private static int place(String name, List<Value.Field> fields, int from) {
    var at = name.isEmpty() ? fields.size() : from;
    while (at < fields.size() && !fields.get(at).name().equals(name)) {
      at++;
    }
    return at;
  }

  private void elements(List<Value> elements, Value.Rest rest, StringBuilder out) {
    if (rest instanceof Value.Rest.None) {
      array(elements, out);
      return;
    }
    out.append("{\"elements\":");
    array(elements, out);
    switch (rest) {
      case Value.Rest.Unreadable(var at) -> {
        out.append(",\"unreadable\":");
        pointer(at, out);
      }
      case Value.Rest.More _ -> out.append(",\"more\":true");
      case Value.Rest.None _ -> {}
    }
    out.append('}');
  }

  private void array(List<Value> elements, StringBuilder out) {
    out.append('[');
    for (var i = 0; i < elements.size(); i++) {
      out.append(i > 0 ? "," : "");
      value(elements.get(i), out);
    }
    out.append(']');
  }

  private void fd(Value.Fd fd, StringBuilder out) {
    if (fd.name().isEmpty() && !fd.referent().isKnown()) {
      out.append(fd.raw());
      return;
    }
    out.append("{\"fd\":").append(fd.raw());
    if (!fd.name().isEmpty()) {
      out.append(",\"name\":");
      string(fd.name(), out);
    }
    var referent = fd.referent();
    if (referent.path().length() > 0) {
      out.append(",\"path\":");
      text(referent.path(), false, out);
    }
    if (!referent.detail().isEmpty()) {
      out.append(",\"detail\":");
      string(referent.detail(), out);
    }
    if (referent.deleted()) {
      out.append(",\"deleted\":true");
    }
    if (referent.context().length() > 0) {
      context(referent.context(), out);
    }
    out.append('}');
  }

  /// Appends the member that an SELinux context is.
  public void context(ByteString context, StringBuilder out) {
    out.append(",\"secontext\":");
    text(context, false, out);
  }

  private static void process(int id, ProcessReferent referent, StringBuilder out) {
    out.append("{\"id\":").append(id);
    if (referent.name().length() > 0) {
      out.append(",\"comm\":");
      text(referent.name(), false, out);
    }
    if (referent.outer() != 0) {
      out.append(",\"outer\":").append(referent.outer());
    }
    out.append('}');
  }

  private void expression(Value.Expression expression, StringBuilder out) {
    out.append("{\"raw\":");
    number(expression.raw(), Value.Base.UNSIGNED, out);
    out.append(",\"function\":");
    string(expression.function(), out);
    out.append(",\"arguments\":");
    array(expression.arguments(), out);
    out.append('}');
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        out.append(c);
      } else {
        out.append("\\u").append(HexFormat.of().toHexDigits((short) c));
      }
    }
    out.append('"');
  }
}
