package dev.spoor.debugger;

import dev.spoor.machine.linux.Tid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The programs of a session. Confined to the tracer thread.
public final class Inferiors {
  private final List<Inferior> all = new ArrayList<>();
  private int lastNumber = 1;
  private int wanted = 1;
  private int threadsSeen;

  Inferiors() {}

  /// {@return all, by number}
  public List<Inferior> all() {
    return List.copyOf(all);
  }

  /// {@return the one that is this process}
  public Optional<Inferior> ofProcess(Tid process) {
    return all.stream().filter(each -> each.process().equals(process)).findFirst();
  }

  /// {@return a number that no program has had yet}
  public int newNumber() {
    return ++lastNumber;
  }

  /// Gives the next program that is launched or attached to a number, if no program has that then.
  public void next(int number) {
    wanted = number;
    lastNumber = Math.max(lastNumber, number);
  }

  /// {@return how many threads there have been since no program was there}
  public int threadsSeen() {
    return threadsSeen;
  }

  void threadSeen() {
    threadsSeen++;
  }

  int numberOfNext() {
    if (all.isEmpty()) {
      threadsSeen = 0;
    }
    return all.stream().anyMatch(each -> each.number() == wanted) ? newNumber() : wanted;
  }

  void add(Inferior inferior) {
    all.add(inferior);
  }

  void remove(Inferior inferior) {
    all.remove(inferior);
  }
}
