package dev.spoor.repl.debuggee;

import dev.spoor.machine.ByteString;
import java.util.ArrayList;
import java.util.List;

/// The variables that a program is started with. For one thread.
public final class Environment {
  private final List<ByteString> entries;

  Environment(List<ByteString> entries) {
    this.entries = new ArrayList<>(entries);
  }

  /// {@return `NAME=value`, in their order}
  public List<ByteString> entries() {
    return List.copyOf(entries);
  }

  /// Sets a variable.
  public void set(String name, String value) {
    unset(name);
    entries.add(ByteString.of(name + "=" + value));
  }

  /// Removes a variable.
  public void unset(String name) {
    entries.removeIf(entry -> entry.toString().startsWith(name + "="));
  }

  /// Removes all.
  public void clear() {
    entries.clear();
  }
}
