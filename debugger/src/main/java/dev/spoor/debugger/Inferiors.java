package dev.spoor.debugger;

import dev.spoor.machine.linux.Tid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The programs of a session. Confined to the tracer thread.
public final class Inferiors {
  private final List<Inferior> all = new ArrayList<>();
  private int lastNumber;

  Inferiors() {}

  /// {@return all, by number}
  public List<Inferior> all() {
    return List.copyOf(all);
  }

  /// {@return the one that is this process}
  public Optional<Inferior> ofProcess(Tid process) {
    return all.stream().filter(each -> each.process().equals(process)).findFirst();
  }

  int nextNumber() {
    return ++lastNumber;
  }

  void add(Inferior inferior) {
    all.add(inferior);
  }

  void remove(Inferior inferior) {
    all.remove(inferior);
    if (all.isEmpty()) {
      lastNumber = 0;
    }
  }
}
