package dev.spoor.repl.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// JSON (RFC 8259) of texts, numbers, truth values, lists and objects.
public final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /// {@return one object, in one line}
  public static String of(Map<String, Object> row) {
    var text = new JsonText();
    text.value(row);
    return text.out.toString();
  }

  private void value(Object value) {
    switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      default -> string(value.toString());
    }
  }

  private void object(Map<?, ?> map) {
    var before = "{";
    for (var entry : map.entrySet()) {
      out.append(before);
      string(String.valueOf(entry.getKey()));
      out.append(':');
      value(entry.getValue());
      before = ",";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private void array(List<?> list) {
    var before = "[";
    for (var each : list) {
      out.append(before);
      value(each);
      before = ",";
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private void string(String text) {
    out.append('"');
    text.chars()
        .forEach(sign -> {
          if (sign == '"' || sign == '\\') {
            out.append('\\').append((char) sign);
          } else if (sign < ' ' || sign >= 0x7f) {
            out.append(String.format(Locale.ROOT, "\\u%04x", sign));
          } else {
            out.append((char) sign);
          }
        });
    out.append('"');
  }
}
