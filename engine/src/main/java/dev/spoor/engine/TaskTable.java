package dev.spoor.engine;

import dev.spoor.machine.linux.Tid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tasks that are traced, by tid: open addressing over an array, so that the look-up at every
/// stop allocates nothing.
final class TaskTable {
  private static final TrackedTask REMOVED =
      new TrackedTask(Tid.of(1), Tid.of(1), Tid.of(1), false, TrackedTask.Arrival.ARRIVED);

  private TrackedTask[] slots = new TrackedTask[16];
  private int used;
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  Optional<TrackedTask> find(Tid tid) {
    var index = indexOf(tid.value());
    return index < 0 ? Optional.empty() : Optional.of(slots[index]);
  }

  boolean contains(Tid tid) {
    return indexOf(tid.value()) >= 0;
  }

  private int indexOf(int tid) {
    var mask = slots.length - 1;
    for (var i = spread(tid) & mask; slots[i] != null; i = i + 1 & mask) {
      if (slots[i] != REMOVED && slots[i].tid.value() == tid) {
        return i;
      }
    }
    return -1;
  }

  private static int spread(int tid) {
    return tid * 0x9e37_79b1 >>> 8;
  }

  void add(TrackedTask task) {
    remove(task.tid);
    if ((used + 1) * 2 > slots.length) {
      rehash();
    }
    insert(task);
    size++;
  }

  private void insert(TrackedTask task) {
    var mask = slots.length - 1;
    var i = spread(task.tid.value()) & mask;
    while (slots[i] != null) {
      i = i + 1 & mask;
    }
    slots[i] = task;
    used++;
  }

  private void rehash() {
    var old = slots;
    slots = new TrackedTask[Math.max(16, Integer.highestOneBit(size + 1) * 4)];
    used = 0;
    for (var task : old) {
      if (task != null && task != REMOVED) {
        insert(task);
      }
    }
  }

  void remove(Tid tid) {
    var index = indexOf(tid.value());
    if (index >= 0) {
      slots[index] = REMOVED;
      size--;
    }
  }

  List<TrackedTask> all() {
    var all = new ArrayList<TrackedTask>(size);
    Arrays.stream(slots).filter(task -> task != null && task != REMOVED).forEach(all::add);
    return all;
  }
}
