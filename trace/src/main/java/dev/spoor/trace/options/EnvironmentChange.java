package dev.spoor.trace.options;

import dev.spoor.machine.ByteString;
import java.util.List;
import java.util.Optional;

/// A variable that the traced program gets, or gets no more (`-E`).
///
/// @param value empty if it is to be removed
public record EnvironmentChange(ByteString name, Optional<ByteString> value) {
  static EnvironmentChange parse(ByteString text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.at(i) == '=') {
        return new EnvironmentChange(
            text.slice(0, i), Optional.of(text.slice(i + 1, text.length())));
      }
    }
    return new EnvironmentChange(text, Optional.empty());
  }

  /// Makes the change.
  ///
  /// @param entries strings `NAME=value`
  public void apply(List<ByteString> entries) {
    if (value.isEmpty()) {
      entries.removeIf(this::isOf);
      return;
    }
    var entry = ByteString.of(name + "=" + value.get());
    for (var i = 0; i < entries.size(); i++) {
      if (isOf(entries.get(i))) {
        entries.set(i, entry);
        return;
      }
    }
    entries.add(entry);
  }

  private boolean isOf(ByteString entry) {
    return entry.length() > name.length()
        && entry.at(name.length()) == '='
        && entry.slice(0, name.length()).equals(name);
  }
}
