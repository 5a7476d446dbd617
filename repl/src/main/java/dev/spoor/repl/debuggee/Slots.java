package dev.spoor.repl.debuggee;

import dev.spoor.machine.linux.Tid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All inferiors of a session, and which of them is selected: there always is one. For the thread
/// that runs commands.
public final class Slots {
  private final List<Slot> all = new ArrayList<>(List.of(new Slot(1)));
  private Slot current = all.getFirst();

  Slots() {}

  /// {@return all, by number}
  public List<Slot> all() {
    return List.copyOf(all);
  }

  /// {@return the selected one}
  public Slot current() {
    return current;
  }

  void select(Slot slot) {
    current = slot;
  }

  /// {@return the one with a number}
  public Optional<Slot> numbered(int number) {
    return all.stream().filter(each -> each.number() == number).findFirst();
  }

  /// {@return the one that is a process}
  public Optional<Slot> ofProcess(Tid pid) {
    return all.stream().filter(each -> each.process().filter(pid::equals).isPresent()).findFirst();
  }

  /// {@return whether threads are named with the number of their inferior: there are several, or
  /// there have been}
  public boolean isQualified() {
    return all.size() > 1 || all.getFirst().number() != 1;
  }

  /// {@return another one, of the same program as `like`}
  Slot add(int number, Slot like) {
    var slot = new Slot(number);
    slot.file(like.file());
    slot.successor = like.successor;
    slot.isLeft = true;
    slot.arguments(like.arguments());
    all.add(slot);
    return slot;
  }

  /// Forgets those that were made for processes that are gone.
  void prune() {
    for (var slot : all()) {
      if (slot.isRemovable && slot != current && slot.process().isEmpty()) {
        remove(slot);
      }
    }
  }

  /// Forgets one that is not selected.
  void remove(Slot slot) {
    all.remove(slot);
    leave(slot);
  }

  /// One has ended: what is said of its program afterwards has the addresses that it had.
  void moved(Slot slot) {
    slot.hasRun = true;
    if (slot.successor.isPresent()) {
      return;
    }
    slot.file()
        .ifPresent(old -> {
          var there = Optional.of(old.at(slot.bias));
          for (var each : all) {
            if (each.successor.isEmpty() && each.file().filter(f -> f == old).isPresent()) {
              each.file(there);
            }
          }
        });
  }

  /// Takes its program from one; the file is closed if no other has it.
  void leave(Slot slot) {
    var file = slot.file();
    slot.file(Optional.empty());
    file.filter(known ->
            all.stream().noneMatch(each -> each.file().filter(f -> f == known).isPresent()))
        .ifPresent(FileTarget::close);
  }
}
